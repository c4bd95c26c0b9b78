const cluster = require('cluster');
const count = 2000;
if (cluster.isPrimary) {
  const w = cluster.fork();
  let next = 0, wrong = 0;
  w.on('message', (m) => { if (m.n !== next++) wrong++; if (next === count) { console.log('wrong', wrong); w.disconnect(); } });
  for (let n = 0; n < count; n++) w.send({ n });
} else process.on('message', (m) => process.send(m));
