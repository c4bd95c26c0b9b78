const cluster = require('cluster');
if (cluster.isPrimary) {
  cluster.fork().on('message', () => process.kill(process.pid, 'SIGKILL'));
} else {
  setInterval(() => {}, 1000);
  process.on('exit', (c) => console.log('worker exits', c));
  process.send('up');
}
