// What a socket has read before it is sent stays with the sender; what comes later is the
// child's.
'use strict';
const { fork } = require('child_process');
const net = require('net');

if (process.argv[2] === 'child') {
  process.on('message', (m, socket) => {
    if (!socket) return process.disconnect();
    socket.setEncoding('utf8');
    socket.on('data', (d) => { process.send('child read ' + d); socket.end('thanks'); });
    process.send('has it');
  });
  return;
}
const child = fork(__filename, ['child']);
const server = net.createServer((socket) => {
  socket.once('readable', () => {
    console.log('buffered', socket.readableLength);
    child.send('socket', socket);
  });
}).listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1', () => client.write('early'));
  client.setEncoding('utf8');
  let got = '';
  client.on('data', (d) => { got += d; });
  client.on('close', () => { child.send('end'); server.close(() => console.log('server closed')); });
  child.on('exit', (code) => console.log('exit', code, got));
  child.on('message', (m) => {
    console.log(m);
    if (m === 'has it') client.write('late');
  });
});
