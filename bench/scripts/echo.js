// What comes goes back, by the listener and with back-pressure.
const net = require('net');
net.createServer((socket) => {
  socket.on('data', (block) => {
    if (!socket.write(block)) socket.pause();
  });
  socket.on('drain', () => socket.resume());
  socket.on('error', () => {});
}).listen(0, '127.0.0.1', function () { console.log('listening ' + this.address().port); });
