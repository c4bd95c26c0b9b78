// env: {"NODE_UNIQUE_ID": "5"}
// A process that is called a worker, and has no primary to talk to.
const cluster = require('cluster');
console.log(cluster.worker.id, cluster.worker.state, cluster.isWorker, cluster.isPrimary, cluster.workers, cluster.fork, process.env.NODE_UNIQUE_ID);
const worker = new cluster.Worker({ id: 3, process });
console.log(worker.isConnected(), worker.isDead(), worker.disconnect() === worker, worker.exitedAfterDisconnect, worker.state);
process.on('exit', (code) => console.log('exit', code));
worker.kill();
