const net = require('net'), { pipeline, Readable } = require('stream'), { fork } = require('child_process');
if (process.argv[2]) {
  process.once('message', (m, socket) => { socket.resume(); process.send('got it'); });
  return;
}
const show = (what, e) => console.log(what, '|', e.name, e.code, e.message);
const attempt = (what, f) => { try { f(); console.log(what, 'no throw'); } catch (e) { show(what, e); } };
attempt('swap', () => Buffer.alloc(3).swap16());
attempt('getSystemErrorName', () => require('util').getSystemErrorName(1));
attempt('socket of objects', () => new net.Socket({ objectMode: true }));
attempt('pipeline to nothing', () => pipeline(Readable.from(['x']), () => 5, () => {}));
attempt('pipeline from nothing', () => pipeline(() => 5, async function* (s) { yield* s; }, () => {}));

// A child that dies before it tells how many connections it has.
const server = net.createServer((socket) => {
  const child = fork(__filename, ['child']);
  child.send('socket', socket);
  child.on('message', () => {
    child.kill('SIGSTOP');
    server.getConnections((err, count) => { show('getConnections', err); console.log(count); client.destroy(); server.close(); });
    child.kill('SIGKILL');
  });
}).listen(0, '127.0.0.1', () => { client = net.connect(server.address().port, '127.0.0.1').on('error', () => {}); });
let client;
