// A child that is killed, or exits, with a handle that it has not acknowledged: what waits
// behind that has no callback, and neither the child nor the worker has a 'disconnect'.
const cluster = require('cluster');
const { fork } = require('child_process');
const net = require('net');
if (process.argv[2] === 'kid' || cluster.isWorker) {
  process.once('message', () => {});
  process.send('ready');
  for (;;);
}
function run(name, start, then) {
  const { c, watched } = start();
  const say = (...words) => console.log(name, ...words);
  for (const [who, em] of Object.entries({ child: c, ...watched }))
    for (const e of ['disconnect', 'exit', 'close'])
      em.on(e, () => say(who, e, c.connected, c.channel, c._handleQueue.map((x) => x.message)));
  c.on('error', (e) => say('error', e.code));
  const server = net.createServer().listen(0, '127.0.0.1');
  c.once('message', () => {
    for (const [m, handle] of [['a', server], ['b'], ['c', server], ['d']])
      say(m, c.send(m, handle, (e) => say('callback', m, e)));
    setImmediate(() => setImmediate(() => {
      if (name.includes('disconnected')) c.disconnect();
      c.kill('SIGKILL');
    }));
  });
  c.on('close', () => server.close(then));
}
const child = () => ({ c: fork(__filename, ['kid']), watched: {} });
const worker = () => {
  const w = cluster.fork();
  return { c: w.process, watched: { worker: w, cluster } };
};
run('killed', child, () => run('disconnected before', child, () => run('worker', worker)));
