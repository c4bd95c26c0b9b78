// The callback of a send that the socket takes at once has the place of a tick of it; that of
// a handle comes in the same turn of the loop.
const { fork } = require('child_process');
const net = require('net');
const order = [];
process.on('exit', () => console.log(order.join('\n')));
if (process.argv[2] === 'kid') {
  process.on('message', (m, handle) => {
    if (handle) handle.close();
    if (m === 'go') sends(process);
  });
} else {
  const c = fork(__filename, ['kid']);
  c.send('go', () => c.once('exit', () => {
    const d = fork(__filename, ['kid']);
    sends(d);
  }));
  c.on('message', (m, handle) => handle && handle.close());
}
function sends(em) {
  const say = (x) => order.push(x);
  process.nextTick(say, 'before');
  em.send(1, () => say('first'));
  process.nextTick(say, 'between');
  em.send(2, () => say('second'));
  em.send(3);
  Promise.resolve().then(() => say('promise'));
  setImmediate(() => say('immediate'));
  const server = net.createServer().listen(0, '127.0.0.1', () => {
    em.send('with a handle', server, () => {
      say('handle');
      server.close();
      em.disconnect();
    });
    process.nextTick(say, 'behind the handle');
    setImmediate(() => say('another immediate'));
    em.on('disconnect', () => say('disconnect'));
  });
}
