cluster.fork().on('disconnect', function() {
  // Worker has disconnected
});
