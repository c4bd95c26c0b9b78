// Bursts of messages with and without handles, in an order that looks random: what send
// returns, what waits, which callbacks come, what the child gets and in which order.
'use strict';
const { fork } = require('child_process');
const dgram = require('dgram');
const net = require('net');
const { once } = require('events');

if (process.argv[2] === 'child') {
  process.on('message', (m, handle) => {
    console.log(JSON.stringify(m), handle?.constructor.name);
    if (handle) handle.close ? handle.close() : handle.destroy();
  });
  process.on('disconnect', () => { console.log('disconnect'); process.exit(); });
  process.send('up');
  return;
}
const run = async (seed) => {
  const random = (n) => { seed = (Math.imul(seed, 1103515245) + 12345) >>> 0; return (seed >>> 10) % n; };
  const child = fork(__filename, ['child'], { silent: true, serialization: random(2) ? 'json' : 'advanced' });
  let out = '';
  child.stdout.on('data', (d) => { out += d; });
  const server = net.createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
  const udp = dgram.createSocket('udp4').bind(0, '127.0.0.1');
  await Promise.all([once(child, 'message'), once(server, 'listening'), once(udp, 'listening')]);
  const sockets = [], clients = [];
  for (let i = 0; i < 5; i++) {
    const client = net.connect(server.address().port, '127.0.0.1').on('error', () => {}).resume();
    clients.push(client);
    sockets.push((await once(server, 'connection'))[0].on('error', () => {}));
  }
  const log = [], called = [], shared = { changes: 0 };
  for (let i = 0, n = 8 + random(12); i < n; i++) {
    const cb = random(2) ? (e) => called.push(e ? e.code : i) : undefined;
    const socket = sockets[random(5)];
    const kinds = [
      () => child.send({ i }, cb), () => child.send(String(i), cb), () => { shared.changes++; return child.send(shared, cb); },
      () => child.send(i, server, cb), () => child.send(i, udp, cb), () => child.send(i, server._handle, cb),
      () => child.send('socket', socket, cb), () => child.send('kept', socket, { keepOpen: true }, cb),
      () => child.send(undefined, cb), () => child.send('bad', {}, cb), () => child.send([i], null, cb), () => { socket.destroy(); return 'destroyed'; },
    ];
    let r;
    try { r = kinds[random(kinds.length)](); } catch (e) { r = e.code; }
    log.push(`${r} ${child._handleQueue?.length}${child._pendingMessage ? ' pending' : ''}`);
  }
  child.disconnect();
  await Promise.all([once(child, 'disconnect'), once(child, 'exit'), once(child.stdout, 'close')]);
  console.log(log.join(', '));
  console.log('called', called.join());
  console.log(out);
  for (const s of [...sockets, ...clients]) s.destroy();
  server.close();
  udp.close();
};
(async () => { for (const seed of [3, 14, 15, 92]) await run(seed); })();
