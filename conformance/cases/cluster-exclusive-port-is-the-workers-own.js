const cluster = require('cluster');
if (cluster.isPrimary) {
  const ports = [];
  cluster.on('listening', () => console.log('never'));
  cluster.on('message', (w, port) => { if (ports.push(port) === 2) { console.log(new Set(ports).size); for (const id in cluster.workers) cluster.workers[id].kill(); } });
  cluster.fork(); cluster.fork();
} else {
  const server = require('net').createServer().listen({ port: 0, host: '127.0.0.1', exclusive: true }, () => process.send(server.address().port));
}
