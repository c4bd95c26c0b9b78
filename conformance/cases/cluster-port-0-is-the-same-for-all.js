const cluster = require('cluster');
if (cluster.isPrimary) {
  const ports = [];
  cluster.on('listening', (w, a) => { if (ports.push(a.port) === 6) { console.log(new Set(ports).size, ports[0] > 0); cluster.disconnect(); } });
  for (let i = 0; i < 3; i++) cluster.fork();
} else {
  // The second listen(0) of a worker is another port, again the same in all workers.
  const net = require('net');
  net.createServer().listen(0, '127.0.0.1', () => net.createServer().listen(0, '127.0.0.1'));
}
