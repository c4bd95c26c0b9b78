cluster.fork().on('listening', function(address) {
  // Worker is listening
});
