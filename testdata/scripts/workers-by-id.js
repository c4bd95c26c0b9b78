socket.on('data', function(id) {
  var worker = cluster.workers[id];
});
