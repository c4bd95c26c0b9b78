const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  const ports = [];
  cluster.on('message', (w, m) => {
    ports.push(m.join());
    if (ports.length < 3) return;
    console.log('ports of all', new Set(ports).size, 'of one', new Set(m).size);
    const got = {};
    const ask = (n) => net.connect(m[n % 3], '127.0.0.1').on('data', (d) => { got[d] = (got[d] || 0) + 1; }).on('close', () => {
      if (n > 0) return ask(n - 1);
      console.log(Object.keys(got).sort().map((k) => `${k}: ${got[k]}`).join());
      cluster.disconnect(() => console.log('gone', Object.keys(cluster.workers).length));
    });
    ask(17);
  });
  for (let i = 0; i < 3; i++) cluster.fork();
} else {
  const serve = (name, ...args) => new Promise((resolve) => {
    const s = net.createServer((c) => c.end(name + cluster.worker.id)).listen(...args, () => resolve(s.address().port));
  });
  (async () => process.send([await serve('a', 0, '127.0.0.1'), await serve('b', 0, '127.0.0.1'), await serve('c', 0)]))();
}
