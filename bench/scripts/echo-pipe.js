// What comes goes back, by the stream itself.
const net = require('net');
net.createServer((socket) => {
  socket.pipe(socket);
  socket.on('error', () => {});
}).listen(0, '127.0.0.1', function () { console.log('listening ' + this.address().port); });
