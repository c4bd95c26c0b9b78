// Each event on the worker and on cluster: how many arguments, which, and whose this.
const cluster = require('cluster');
if (cluster.isPrimary) {
  const kind = (v) => (v instanceof cluster.Worker ? 'worker' : v && typeof v === 'object' ? Object.keys(v).join('+') : String(v));
  const log = (who, emitter, event) => emitter.on(event, function (...args) {
    console.log(who, event, args.length, args.map(kind).join(), this === emitter);
  });
  for (const e of ['setup', 'fork', 'online', 'listening', 'message', 'disconnect', 'exit']) log('cluster', cluster, e);
  const w = cluster.fork();
  for (const e of ['setup', 'fork', 'online', 'listening', 'message', 'disconnect', 'exit', 'error']) log('worker', w, e);
  w.on('listening', () => w.send('go'));
} else {
  // None of these are emitted here.
  for (const e of ['online', 'listening', 'fork', 'exit', 'setup']) {
    cluster.on(e, () => process._rawDebug('cluster', e));
    cluster.worker.on(e, () => process._rawDebug('worker', e));
  }
  cluster.on('message', () => process._rawDebug('message on cluster'));
  cluster.on('disconnect', () => process._rawDebug('disconnect on cluster'));
  cluster.worker.on('message', () => process.send({ here: true }, () => cluster.worker.disconnect()));
  require('net').createServer().listen(0, '127.0.0.1');
}
