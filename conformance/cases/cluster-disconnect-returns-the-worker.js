const cluster = require('cluster');
if (cluster.isPrimary) {
  const w = cluster.fork();
  console.log(w.exitedAfterDisconnect, w.disconnect() === w, w.exitedAfterDisconnect, w.isConnected(), cluster.workers);
  w.on('disconnect', () => console.log('disconnect', w.disconnect() === w));
  w.on('exit', () => console.log('exit', w.disconnect() === w, w.exitedAfterDisconnect, cluster.workers));
}
