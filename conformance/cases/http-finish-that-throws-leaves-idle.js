'use strict';
// An answer whose 'finish' throws while its request is read leaves the connection idle, with the
// timeout for that; a message without a socket does not finish.
const http = require('http');
const net = require('net');

for (const message of [new http.OutgoingMessage(), new http.ServerResponse({ method: 'GET' })]) {
  try { message._finish(); } catch (err) { console.log(err.name, err.code, JSON.stringify(err.message)); }
}

process.once('uncaughtException', (err) => console.log(err.message));

const server = http.createServer((req, res) => {
  res.on('finish', () => { throw new Error('mine'); });
  console.log(req.socket.timeout);
  req.on('data', () => {
    res.end();
    setImmediate(() => {
      console.log(req.socket.timeout);
      req.socket.destroy();
      server.close();
    });
  });
});
server.setTimeout(100000);
server.listen(0, () => {
  const client = net.connect(server.address().port);
  client.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc');
  client.resume().on('error', () => {});
});
