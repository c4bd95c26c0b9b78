const net = require('net');
const server = net.createServer((socket) => {
  console.log('connection', socket.remoteAddress, socket.remoteFamily, typeof socket.remotePort, socket.localPort === server.address().port);
  socket.pipe(socket);
});
server.listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  c.setEncoding('utf8');
  c.on('connect', () => c.end('hello'));
  c.on('data', (d) => console.log('data', d));
  c.on('end', () => console.log('end'));
  c.on('close', (had) => { console.log('close', had, c.bytesRead, c.bytesWritten); server.close(); });
});
server.on('close', () => console.log('server close'));
