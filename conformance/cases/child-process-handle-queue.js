// While a handle is under way, _handleQueue lists the messages behind it, send tells to wait
// with the second of them, and disconnect waits for its acknowledgement.
'use strict';
const { fork } = require('child_process');
const net = require('net');

if (process.argv[2] === 'child') {
  process.on('message', (m, handle) => { if (handle) handle.close(); });
  return;
}

const child = fork(__filename, ['child']);
const show = (what) => {
  const q = child._handleQueue;
  console.log(what, q && q.map((x) => [x.message, x.handle && 'handle', typeof x.callback]), child._pendingMessage);
};
show('before');
console.log(child._closesNeeded, child._closesGot, child.send.name);
const server = net.createServer().listen(0, '127.0.0.1', () => {
  console.log(child.send('a', server));
  show('handle');
  console.log(child.send('b'), child.send('c', () => console.log('c is written')));
  show('two more');
  child.disconnect();
  console.log('disconnecting', child.connected, child.channel !== null);
  child.send('d', (e) => console.log('d', e.code));
  server.close();
});
child.on('disconnect', () => {
  show('disconnect');
  console.log(child.connected, child.channel, child._closesGot);
});
child.on('exit', (code) => console.log('exit', code));
