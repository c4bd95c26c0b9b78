const cluster = require('cluster');
const net = require('net');
const path = process.env.CASE_TMP + '/s';
if (cluster.isPrimary) {
  let up = 0;
  const seen = new Set();
  cluster.on('listening', (w, a) => {
    if (++up < 2) return;
    (function ask(n) { net.connect(path).setEncoding('utf8').on('data', (d) => seen.add(d)).on('close', () => { if (n > 1) return ask(n - 1); console.log([...seen].sort()); cluster.disconnect(); }); })(4);
  });
  cluster.fork(); cluster.fork();
} else net.createServer((s) => s.end(String(cluster.worker.id))).listen(path);
