cluster.fork().on('online', function() {
  // Worker is online
});
