const cluster = require('cluster');
if (cluster.isPrimary) {
  const w = cluster.fork();
  w.process.on('internalMessage', () => {});
  w.on('message', (m) => { console.log('message', m); });
} else {
  process.on('message', () => {});
  require('net').createServer().listen(0, '127.0.0.1', () => process.send('only this', () => cluster.worker.disconnect()));
}
