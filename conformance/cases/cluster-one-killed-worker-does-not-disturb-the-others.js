const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  let port, up = 0;
  cluster.on('listening', (w, address) => {
    port = address.port;
    if (++up === 3) cluster.workers[2].process.kill('SIGKILL');
  });
  cluster.on('exit', (w, code, signal) => { if (w.id === 2) { console.log('dead', code, signal); ask(6); } });
  const seen = {};
  const ask = (n) => net.connect(port, '127.0.0.1').setEncoding('utf8').on('data', (id) => { seen[id] = (seen[id] || 0) + 1; })
    .on('close', () => { if (n > 1) return ask(n - 1); console.log(seen); cluster.disconnect(); });
  for (let i = 0; i < 3; i++) cluster.fork();
} else net.createServer((s) => s.end(String(cluster.worker.id))).listen(0, '127.0.0.1');
