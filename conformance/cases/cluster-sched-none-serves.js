// env: {"NODE_CLUSTER_SCHED_POLICY": "none"}
const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  console.log(cluster.schedulingPolicy === cluster.SCHED_NONE, cluster.SCHED_NONE, cluster.SCHED_RR);
  let up = 0, served = 0;
  cluster.on('listening', (w, { port }) => {
    if (++up < 2) return;
    for (let i = 0; i < 10; i++) net.connect(port, '127.0.0.1').setEncoding('utf8').on('data', (d) => { if (d === '1' || d === '2') served++; }).on('close', () => { if (--left === 0) { console.log('served', served); cluster.disconnect(); } });
  });
  let left = 10;
  cluster.fork(); cluster.fork();
} else net.createServer((s) => s.end(String(cluster.worker.id))).listen(0, '127.0.0.1');
