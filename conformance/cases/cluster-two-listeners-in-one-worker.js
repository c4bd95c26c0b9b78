const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  let n = 0;
  const ports = new Set();
  const w = cluster.fork().on('listening', (a) => {
    ports.add(a.port);
    if (++n === 2) { console.log(ports.size); w.disconnect(); }
  });
} else {
  net.createServer().listen(0, '127.0.0.1');
  net.createServer().listen(0, '127.0.0.1');
}
