// worker.disconnect() waits for connections of servers only: one that the worker has opened
// itself stays, and keeps the process until it ends.
const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  let disconnected = false;
  const server = net.createServer((socket) => {
    const w = cluster.workers[1];
    socket.once('data', () => w.disconnect());
    w.on('disconnect', () => {
      disconnected = true;
      console.log('disconnect', w.isDead());
      socket.end('bye');
      server.close();
    });
    socket.on('close', () => console.log('the connection is closed, after the disconnect:', disconnected));
  }).listen(0, '127.0.0.1', () => {
    cluster.fork({ PORT: server.address().port }).on('exit', (code) => process.on('exit', () => console.log('exit', code)));
  });
} else {
  const client = net.connect(process.env.PORT, '127.0.0.1');
  client.on('data', (d) => client.end());
  net.createServer().listen(0, '127.0.0.1', () => client.write('hello'));
}
