// A write that fails counts in bytesWritten, as the bytes were given to the handle.
const net = require('net');
const server = net.createServer({ pauseOnConnect: true }, (socket) => {
  socket.on('error', (err) => console.log(err.code, err.syscall, err.errno < 0));
  socket.on('close', () => { console.log('close', socket.bytesWritten); server.close(); });
  socket.write('first');
  client.on('close', () => setTimeout(() => socket.write('0123456789', (err) => console.log(err.code)), 20));
});
let client;
server.listen(0, '127.0.0.1', () => {
  client = net.connect(server.address().port, '127.0.0.1', () => client.resetAndDestroy());
});
