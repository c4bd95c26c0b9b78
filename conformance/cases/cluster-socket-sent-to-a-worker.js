const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  const w = cluster.fork();
  const server = net.createServer((s) => { w.send('take this', s); server.close(); }).listen(0, '127.0.0.1', () => {
    net.connect(server.address().port, '127.0.0.1').setEncoding('utf8').on('data', (d) => console.log(d)).on('close', () => w.disconnect());
  });
} else process.on('message', (m, socket) => socket.end(`${m}: answered by the worker, ${socket instanceof net.Socket}`));
