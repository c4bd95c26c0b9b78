const cluster = require('cluster');
if (cluster.isPrimary) {
  cluster.on('fork', (w) => console.log('fork', w.id, Object.keys(cluster.workers)));
  const w = cluster.fork();
  console.log('forked', w.id, Object.keys(cluster.workers), cluster.workers[1] === w);
  process.nextTick(() => console.log('tick'));
} else process.exit();
