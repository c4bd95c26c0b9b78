// What only a primary has is not there in a worker, and the other way round.
const cluster = require('cluster');
const names = ['fork', 'disconnect', 'setupPrimary', 'setupMaster', 'settings', 'workers', 'schedulingPolicy', 'SCHED_RR', 'SCHED_NONE', 'worker', 'Worker', 'isPrimary', 'isMaster', 'isWorker'];
const show = () => names.map((n) => `${n} ${n in cluster ? typeof cluster[n] : 'absent'}`);
if (cluster.isPrimary) {
  console.log('primary', show(), cluster.worker, cluster.setupMaster === cluster.setupPrimary);
  const w = cluster.fork();
  w.on('message', (m) => {
    const mine = show();
    console.log('worker', m.filter((line, i) => line !== mine[i]));
  });
} else {
  process.send(show(), () => cluster.worker.disconnect());
}
