const cluster = require('cluster');
if (cluster.isPrimary) {
  const w = cluster.fork();
  cluster.on('message', (worker, message, handle) => console.log('cluster', worker === w, message, handle));
  w.on('message', function (message, handle) { console.log('worker', this === w, message, handle); });
  w.process.on('message', (message) => { console.log('process', message); w.disconnect(); });
  console.log(w.send({ hi: 'there' }));
} else {
  let n = 0;
  const answer = (who) => (m) => { seen.push([who, m]); if (++n === 2) process.send(seen); };
  const seen = [];
  process.on('message', answer('process'));
  cluster.worker.on('message', answer('cluster.worker'));
}
