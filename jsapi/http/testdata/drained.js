// When the queues are drained between the requests of one read: from the first trailers on,
// or the first head of many fields.
'use strict';
const http = require('http');
const net = require('net');

const get = (n, more = '') => `GET /${n} HTTP/1.1\r\nHost: a\r\n${more}\r\n`;
const trailers = 'POST /1 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nT: u\r\n\r\n';
const many = 'h: v\r\n'.repeat(40);
const cases = [
  get(1) + get(2) + get(3),
  trailers + get(2) + get(3) + get(4),
  get(1) + get(2, many) + get(3) + get(4),
  trailers + 'garbage',
  get(1) + get(2) + 'garbage',
  get(1, many) + 'garbage',
];

function next() {
  const bytes = cases.shift();
  if (!bytes) return;
  const log = [];
  const server = http.createServer((req, res) => {
    log.push(`request ${req.url}`);
    req.resume();
    req.on('end', () => {
      log.push(`end ${req.url}`);
      res.end('ok');
    });
    res.on('finish', () => {
      log.push(`finish ${req.url}`);
      if (req.url === `/${bytes.match(/Host/g).length}`) client.end();
    });
  });
  server.on('clientError', (err, socket) => {
    log.push(err.code);
    socket.destroy();
  });
  const client = net.connect(server.listen(0).address().port);
  client.on('error', () => {}).resume().write(bytes);
  client.on('close', () => {
    console.log(log.join(', '));
    server.close(next);
  });
}
next();
