// Servers and sockets go to a child and come back: both sides accept, a socket is gone from the
// sender unless keepOpen, what is read before stays, one that is closed arrives as nothing.
'use strict';
const { fork } = require('child_process');
const net = require('net');
const { once } = require('events');

if (process.argv[2] === 'child') {
  process.on('message', (m, handle) => {
    if (m === 'server') {
      handle.on('connection', (s) => s.end('by the child'));
      process.send(['listening', handle.listening, handle.address() !== null, handle.constructor.name]);
    } else if (m === 'socket') {
      process.send([m, handle?.constructor.name, handle?.readable, handle?.writable, handle?.remoteAddress]);
      handle.on('data', (d) => handle.end('got ' + d));
    } else if (m === 'kept') {
      handle.write('child and ', () => process.send('wrote'));
    } else if (m === 'back') {
      const server = net.createServer().listen(0, '127.0.0.1', () => process.send('from child', server, () => server.close()));
    } else if (m === 'end') {
      process.disconnect();
      process.exit();
    } else {
      process.send([m, typeof handle]);
    }
  });
  return;
}
const word = async (port) => {
  const c = net.connect(port, '127.0.0.1');
  let got = '';
  c.on('data', (d) => { got += d; });
  await once(c, 'close');
  return got;
};
(async () => {
  const child = fork(__filename, ['child']);
  const reply = async () => (await once(child, 'message'))[0];
  const server = net.createServer((s) => s.end('by the parent')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  child.send('server', server);
  console.log(await reply());
  server.close();
  console.log('ours is closed:', await word(port));

  const other = net.createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const pair = async () => {
    const client = net.connect(other.address().port, '127.0.0.1');
    const [[accepted]] = await Promise.all([once(other, 'connection'), once(client, 'connect')]);
    return [client, accepted];
  };
  let [client, accepted] = await pair();
  console.log(child.send('socket', accepted, (e) => console.log('sent', e)), accepted._handle, accepted.destroyed);
  console.log(await reply());
  client.write('hello');
  console.log(String((await once(client, 'data'))[0]));
  await once(client, 'close');

  [client, accepted] = await pair();
  child.send('kept', accepted, { keepOpen: true });
  console.log(accepted._handle !== null, await reply());
  accepted.end('parent');
  let got = '';
  for await (const d of client) { got += d; if (got.includes('parent')) break; }
  console.log(got);

  [client, accepted] = await pair();
  accepted.destroy();
  await once(accepted, 'close');
  child.send('closed', accepted);
  console.log(await reply());
  client.destroy();

  const sent = once(child, 'message');
  child.send('back');
  const [text, theirs] = await sent;
  console.log(text, theirs.constructor.name, theirs.listening);
  theirs.on('connection', (s) => s.end('by the parent, at the child\'s port'));
  console.log(await word(theirs.address().port));
  theirs.close(); other.close();
  for (const bad of [{}, 5, 'x', [], new (require('stream').Readable)()]) {
    try { child.send('x', bad); console.log('sent'); } catch (e) { console.log(e.name, e.code, e.message); }
  }
  child.send('end');
  console.log(await once(child, 'exit'));
})();
