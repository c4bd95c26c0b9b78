const cluster = require('cluster');
if (cluster.isPrimary) {
  const w = cluster.fork();
  for (let i = 0; i < 3; i++) w.send(i);
  w.on('message', (m) => console.log(m));
} else {
  const got = [];
  process.on('message', (m) => { got.push(m); if (got.length === 3) process.send(got, () => process.disconnect()); });
}
