// What becomes of bytes behind the end of the talk: those that the parser refuses behind an
// answer, that follow a refused message, a CONNECT or an upgrade that nobody takes.
'use strict';
const http = require('http');
const net = require('net');

const cases = [
  // [listen for clientError, pieces]
  [true, 'GET / HTTP/1.1\r\n\r\ngarbage'],
  [true, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\nGET /'],
  [true, 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x\r\n\r\n'],
  [false, 'GET / HTTP/1.1\r\nHost: a\r\n\r\ngarbage'],
  [true, 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\nmore'],
  [false, 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\nmore'],
  [true, 'GET /1 HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\nGET /lost HTTP/1.1\r\n\r\n', 'GET /2 HTTP/1.1\r\nHost: a\r\n\r\n'],
  [true, 'G\0T', 'more'],
];

function next() {
  const c = cases.shift();
  if (!c) return;
  const [listen, ...pieces] = c;
  console.log('---', JSON.stringify(pieces));
  const server = http.createServer((req, res) => {
    console.log('request', req.url);
    res.end('ok');
  });
  server.on('connection', () => console.log('connection'));
  if (listen) {
    server.on('clientError', (err, socket) => {
      console.log('clientError', err.code, err.bytesParsed, err.rawPacket.length, socket.writable);
      if (pieces.length > 0) client.write(pieces.shift());
      else socket.end('bye');
    });
  }
  let client;
  let got = '';
  server.listen(0, '127.0.0.1', () => {
    client = net.connect(server.address().port, '127.0.0.1');
    client.write(pieces.shift());
    client.on('data', (b) => {
      got += b;
      if (pieces.length > 0) client.write(pieces.shift());
      else if (got.includes('keep-alive')) client.end();
    });
    client.on('error', (err) => { got += err.code; });
    client.on('close', () => {
      console.log(JSON.stringify(got.replace(/Date: [^\r]*/g, 'Date')));
      server.close(next);
    });
  });
}
next();
