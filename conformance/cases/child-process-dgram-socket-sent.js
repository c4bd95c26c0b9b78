// stderr
// A dgram.Socket that is sent works in the child, and sending it warns of nothing.
'use strict';
const { fork } = require('child_process');
const dgram = require('dgram');

if (process.argv[2] === 'child') {
  process.on('message', (m, socket) => {
    socket.on('message', (data) => {
      process.send([String(data), socket.type, socket.constructor.name]);
      socket.close(() => process.disconnect());
    });
    process.send('ready');
  });
  return;
}

const child = fork(__filename, ['child']);
const socket = dgram.createSocket('udp4');
socket.bind(0, '127.0.0.1', () => {
  const { port } = socket.address();
  child.on('message', (m) => {
    console.log(m);
    if (m !== 'ready') return;
    const sender = dgram.createSocket('udp4');
    sender.send('hi', port, '127.0.0.1', () => sender.close());
  });
  child.send('socket', socket, (e) => {
    console.log('sent', e);
    socket.close();
  });
});
child.on('exit', (code) => console.log('exit', code));
