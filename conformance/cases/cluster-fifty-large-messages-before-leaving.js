const cluster = require('cluster');
const N = 50;
const block = 'x'.repeat(65536);
if (cluster.isPrimary) {
  const ways = ['worker.disconnect', 'worker.kill', 'primary.disconnect'];
  (function next() {
    const way = ways.shift();
    if (!way) return;
    const w = cluster.fork({ WAY: way });
    let n = 0;
    let order = true;
    w.on('message', (m) => { order = order && m.i === n++ && m.block.length === block.length; });
    w.on('online', () => {
      if (way !== 'primary.disconnect') return;
      for (let i = 0; i < N; i++) w.send({ i, block });
      w.disconnect();
    });
    w.on('exit', (code) => { console.log(way, n, order, code); next(); });
  })();
} else if (process.env.WAY === 'primary.disconnect') {
  let n = 0;
  process.on('message', (m) => { if (m.i === n) n++; });
  process.on('disconnect', () => console.log('the worker has', n));
} else {
  for (let i = 0; i < N; i++) process.send({ i, block });
  cluster.worker[process.env.WAY.slice(7)]();
}
