// A message behind one with a handle waits as the object that it is: what is changed until
// its turn is sent, a socket stays the sender's until then, and what cannot be serialized is
// thrown then.
'use strict';
const { fork } = require('child_process');
const net = require('net');

if (process.argv[2] === 'child') {
  process.on('message', (m, handle) => {
    process.send([m, handle ? handle.constructor.name : null]);
    if (handle) handle.end ? handle.end('bye') : handle.close();
  });
  process.on('disconnect', () => {});
  return;
}

const client = [];
let socket;
const child = fork(__filename, ['child']);
child.on('message', (m) => {
  console.log('child', JSON.stringify(m));
  if (m[0] === 'last') child.disconnect();
  if (m[1] === 'Socket') console.log('ours no more', socket._handle === null);
});
process.on('uncaughtException', (e) => console.log('uncaught', e.name, e.message.split('\n')[0]));

const server = net.createServer({ pauseOnConnect: true }, (s) => {
  socket = s;
  child.send('server', server);
  const changed = { before: 1 };
  console.log(child.send(changed), child.send({ toJSON: () => 'made' }));
  changed.after = 2;
  try { child.send('no handle', {}); } catch (e) { console.log(e.code); }
  child.send('socket', socket);
  console.log('still ours', socket._handle !== null);
  const gone = new net.Socket();
  child.send('gone', gone);
  child.send('last');
  server.close();
}).listen(0, '127.0.0.1', () => {
  net.connect(server.address().port, '127.0.0.1').on('data', (d) => client.push(String(d)));
});
child.on('disconnect', () => console.log('disconnect'));
child.on('exit', (code) => console.log('exit', code, client.join()));
