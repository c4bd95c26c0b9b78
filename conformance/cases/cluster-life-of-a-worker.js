const cluster = require('cluster');
if (cluster.isPrimary) {
  for (const ev of ['fork', 'online', 'listening', 'disconnect', 'exit']) cluster.on(ev, (w, ...rest) => console.log('cluster', ev, w.id, ev === 'listening' ? '' : rest));
  const w = cluster.fork();
  for (const ev of ['online', 'listening', 'disconnect', 'exit']) w.on(ev, (...rest) => console.log('worker', ev, ev === 'listening' ? '' : rest));
  w.on('listening', () => w.disconnect());
} else require('net').createServer().listen(0, '127.0.0.1');
