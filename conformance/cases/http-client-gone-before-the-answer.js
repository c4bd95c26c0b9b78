const http = require('http');
const net = require('net');
const server = http.createServer((req, res) => {
  res.on('close', () => { console.log('res close', res.writableEnded, res.destroyed); server.close(); });
  req.on('aborted', () => console.log('aborted')).on('error', (e) => console.log('req error', e.code, e.message)).on('close', () => console.log('req close'));
  client.destroy();
}).listen(0, '127.0.0.1', () => { client = net.connect(server.address().port, '127.0.0.1', () => client.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc')); });
let client;
