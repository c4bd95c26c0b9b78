const cluster = require('cluster');
if (cluster.isPrimary) {
  const w = cluster.fork();
  const text = '☃x\n'.repeat(1 << 20);
  w.on('message', (m) => { console.log(m.text.length, m.text === text, m.after); w.disconnect(); });
  w.send({ text });
} else process.on('message', (m) => process.send({ ...m, after: 'intact' }));
