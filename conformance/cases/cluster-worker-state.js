const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  const w = cluster.fork();
  const show = (what) => console.log(what, w.state, w.isConnected(), w.isDead(), w.exitedAfterDisconnect);
  show('forked');
  for (const e of ['online', 'listening', 'disconnect', 'exit']) w.on(e, () => show(e));
  w.on('message', (m) => console.log(m));
} else {
  const { worker } = cluster;
  const states = [worker.state];
  const s = net.createServer().listen(0, '127.0.0.1', () => {
    states.push(worker.state);
    setImmediate(() => {
      states.push(worker.state);
      worker.disconnect();
      states.push(worker.state);
      process.send(['in the worker', ...states].join());
    });
  });
}
