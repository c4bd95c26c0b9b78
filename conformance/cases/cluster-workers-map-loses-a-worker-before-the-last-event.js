const cluster = require('cluster');
if (cluster.isPrimary) {
  let left = 2;
  const last = (w, ev) => { if (!--left) console.log('after the last event', Object.keys(cluster.workers)); };
  cluster.on('disconnect', last).on('exit', last);
  cluster.fork();
} else process.exit();
