// An error thrown where a worker's server listens ends that worker and no other.
const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  cluster.setupPrimary({ stdio: ['ignore', 'inherit', 'ignore', 'ipc'] });
  cluster.on('listening', (w) => {
    console.log('listening', w.id);
    if (w.id === 2) cluster.workers[1].send('now');
  });
  cluster.on('exit', (w, code, signal) => {
    console.log('exit', w.id, code, signal, w.exitedAfterDisconnect);
    if (w.id === 1) cluster.workers[2].disconnect();
  });
  cluster.fork();
  cluster.fork();
} else {
  const go = () => net.createServer().listen(0, '127.0.0.1', () => { if (cluster.worker.id === 1) throw new RangeError('in the callback'); });
  if (cluster.worker.id === 1) process.once('message', go);
  else go();
}
