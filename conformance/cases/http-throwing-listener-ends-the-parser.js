const http = require('http');
const net = require('net');
process.on('uncaughtException', (e) => console.log('uncaught', e.message));
const server = http.createServer((req, res) => { console.log('request', req.url); res.end('answered'); throw new Error('of the listener'); });
server.on('clientError', (e, socket) => { console.log(e.code, e.message); socket.destroy(); server.close(); });
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.write('GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n');
  client.once('data', () => client.write('GET /3 HTTP/1.1\r\nHost: x\r\n\r\n'));
  client.on('close', () => console.log('closed'));
});
