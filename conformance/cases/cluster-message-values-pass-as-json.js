const cluster = require('cluster');
const values = [1, 'text ☃ \u2028 "q"', true, null, [1, [2]], { a: { b: [] } }, 1.5, -0, NaN, [undefined, () => {}], { u: undefined, f() {} }, new Date(0), { toJSON() { return 'by toJSON'; } }, '', [], {}, Buffer.from('ab'), new Map([[1, 2]])];
if (cluster.isPrimary) {
  const w = cluster.fork();
  let n = 0;
  w.on('message', (m) => { console.log(JSON.stringify(m)); if (++n === values.length) w.disconnect(); });
  for (const v of values) w.send(v);
} else process.on('message', (m) => process.send(m));
