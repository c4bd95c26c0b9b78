const cluster = require('cluster');
if (cluster.isPrimary) {
  const w = cluster.fork();
  console.log(w instanceof cluster.Worker, w instanceof require('events'), w.id, typeof w.process.pid, w.isDead(), w.isConnected(), w.exitedAfterDisconnect, w.state, Object.keys(w).filter((k) => !k.startsWith('_')));
  w.on('online', () => { console.log(w.state, w.isConnected()); w.kill(); });
  w.on('disconnect', () => console.log('disconnect', w.isConnected(), w.state));
  w.on('exit', () => console.log('exit', w.isDead(), w.isConnected(), w.state));
} else setInterval(() => {}, 1000);
