cluster.on('online', function(worker) {
  console.log("Yay, the worker responded after it was forked");
});
