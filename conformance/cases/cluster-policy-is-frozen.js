// The policy is what it is at the first setupPrimary or fork; what a script writes later is
// only a property.
const cluster = require('cluster');
const net = require('net');
if (cluster.isWorker) {
  process.on('internalMessage', (m) => { if (m.key && m.ack !== undefined) process.send('sockname' in m ? 'the primary' : 'the workers'); });
  net.createServer((c) => c.end(String(cluster.worker.id))).listen(0, '127.0.0.1');
} else if (process.argv[2] === undefined) {
  const { spawnSync } = require('child_process');
  for (const how of ['setup', 'fork']) {
    for (const policy of ['SCHED_RR', 'SCHED_NONE']) spawnSync(process.execPath, [__filename, how, policy], { stdio: 'inherit' });
  }
} else {
  const [how, policy] = process.argv.slice(2);
  const other = policy === 'SCHED_RR' ? 'SCHED_NONE' : 'SCHED_RR';
  cluster.schedulingPolicy = cluster[policy];
  if (how === 'setup') cluster.setupPrimary();
  else cluster.fork().process.disconnect();
  cluster.schedulingPolicy = cluster[other];
  cluster.setupPrimary();
  const w = cluster.fork();
  // Who accepts shows in the answer to the worker's question: an address, or a descriptor.
  w.on('message', (m) => {
    console.log(how, policy, cluster.schedulingPolicy === cluster[other], m);
    cluster.disconnect();
  });
}
