// cluster.disconnect with and without workers, callbacks that are none, twice, and again.
const cluster = require('cluster');
if (cluster.isPrimary) {
  const log = (name) => (...args) => { console.log(name, args.length, Object.keys(cluster.workers).length); };
  for (const no of [undefined, null, 5, 'x', {}]) console.log(cluster.disconnect(no));
  cluster.fork();
  cluster.fork().on('online', () => {
    console.log(cluster.disconnect(log('first')));
    cluster.disconnect(log('second'));
    cluster.disconnect();
  });
  cluster.on('disconnect', (w) => console.log('disconnect', w.exitedAfterDisconnect));
  let exits = 0;
  cluster.on('exit', (w, code) => { if (++exits === 2) cluster.disconnect(log('with none left')); });
} else {
  setInterval(() => { if (!process.connected) process.exit(); }, 1);
}
