const http = require('http');
const net = require('net');
// The connection stays open, and everything more that comes is an error, too.
let errors = 0;
const server = http.createServer().on('clientError', (e, socket) => {
  console.log(e.code, socket.writable, socket.destroyed);
  if (++errors === 1) client.write('GET / HTTP/1.1\r\n\r\n');
  else socket.end('HTTP/1.1 400 Enough\r\n\r\n');
});
let client;
server.listen(0, '127.0.0.1', () => {
  client = net.connect(server.address().port, '127.0.0.1', () => client.write('BAD / HTTP/1.1\r\n\r\n'));
  client.on('data', (d) => console.log(String(d))).on('close', () => server.close());
});
