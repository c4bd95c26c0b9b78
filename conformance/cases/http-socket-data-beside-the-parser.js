const http = require('http');
const net = require('net');
const server = http.createServer((req, res) => { console.log('request'); res.end('x'); });
server.on('connection', (socket) => {
  socket.on('data', (d) => console.log('data', String(d)));
  for (const e of ['end', 'finish', 'close']) socket.on(e, () => console.log(e));
});
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1', () => client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
  client.once('data', () => client.end());
  client.on('close', () => server.close());
});
