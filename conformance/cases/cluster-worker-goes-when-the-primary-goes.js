const cluster = require('cluster');
if (cluster.isPrimary) {
  cluster.fork().on('message', () => process.exit(0));
} else {
  setInterval(() => {}, 1000);
  process.on('disconnect', () => console.log('worker saw the disconnect', cluster.worker.exitedAfterDisconnect));
  process.on('exit', (c) => console.log('worker exits', c));
  process.send('up');
}
