const http = require('http');
const net = require('net');
const server = http.createServer({ keepAliveTimeout: 1 }, (req, res) => res.end('x'));
server.on('timeout', (socket) => { console.log('timeout', socket instanceof net.Socket, socket.destroyed); socket.destroy(); server.close(); });
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1', () => client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
  client.resume().on('close', () => console.log('closed'));
});
