const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  const blocker = net.createServer().listen(0, '127.0.0.1', () => {
    const w = cluster.fork({ PORT: blocker.address().port });
    w.on('message', (m) => { console.log(m); blocker.close(() => w.send('free now')); });
    w.once('listening', () => { console.log('listening'); w.disconnect(); });
  });
} else {
  const server = net.createServer();
  server.on('error', (e) => process.send(e.code));
  server.listen(process.env.PORT, '127.0.0.1');
  process.on('message', () => server.listen(process.env.PORT, '127.0.0.1'));
}
