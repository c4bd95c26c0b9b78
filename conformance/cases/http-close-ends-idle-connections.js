const http = require('http');
const net = require('net');
const server = http.createServer((req, res) => res.end('ok')).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1', () => c.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
  c.once('data', () => server.close(() => console.log('server closed')));
  c.on('close', () => console.log('idle connection closed'));
});
