const cluster = require('cluster');
if (cluster.isPrimary) {
  let n = 0;
  cluster.on('message', (w, m) => { n++; if (m.last) console.log('last arrived', n); });
  cluster.on('exit', (w, code) => console.log('exit', code));
  cluster.fork();
} else {
  for (let i = 0; i < 200; i++) process.send({ pad: 'x'.repeat(2000) });
  process.send({ last: true }, () => process.exit(3));
}
