const cluster = require('cluster');
if (cluster.isPrimary) {
  const w = cluster.fork();
  w.on('message', () => process.kill(w.process.pid, 'SIGTERM'));
  w.on('exit', (code, signal) => console.log('exit', code, signal));
} else {
  process.on('SIGTERM', (s, n) => { console.log('worker got', s, n); process.exit(9); });
  setInterval(() => {}, 1000);
  process.send('ready');
}
