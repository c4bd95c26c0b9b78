// A response that a 'timeout' listener ends does not take the socket from the next listener.
const http = require('http');
const net = require('net');
const server = http.createServer((req, res) => {
  res.sendDate = false;
  res.setTimeout(20, () => res.end('late'));
});
server.on('timeout', (socket) => socket.end(' and bye'));
server.listen(0, '127.0.0.1', () => {
  let got = '';
  const socket = net.connect(server.address().port, '127.0.0.1').on('data', (d) => { got += d; }).on('close', () => { console.log(JSON.stringify(got)); server.close(); });
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
});
