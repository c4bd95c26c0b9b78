const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  let n = 0, first;
  const w = cluster.fork().on('listening', (a) => {
    console.log('listening', ++n, n === 1 ? (first = a.port) > 0 : a.port === first);
    if (n === 1) w.send('again');
    else net.connect(a.port, '127.0.0.1').setEncoding('utf8').on('data', (d) => console.log(d)).on('close', () => w.disconnect());
  });
} else {
  const server = net.createServer((s) => s.end('served by the second'));
  server.listen(0, '127.0.0.1');
  process.on('message', () => { const { port } = server.address(); server.close(() => server.listen(port, '127.0.0.1')); });
}
