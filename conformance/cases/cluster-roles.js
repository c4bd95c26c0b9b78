const cluster = require('cluster');
const show = () => [cluster.isPrimary, cluster.isMaster, cluster.isWorker, typeof cluster.worker, typeof cluster.workers, typeof cluster.fork, typeof cluster.disconnect, typeof cluster.setupPrimary, cluster.worker && cluster.worker.id, cluster instanceof require('events'), cluster === require('node:cluster')].join(' ');
if (cluster.isPrimary) {
  console.log(show());
  cluster.fork().on('message', (m) => console.log(m));
} else process.send(show(), () => process.disconnect());
