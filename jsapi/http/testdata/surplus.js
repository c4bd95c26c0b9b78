// Answers behind the one that was asked for, and an upgrade that nobody takes.
'use strict';
const http = require('http');
const net = require('net');

const cases = [
  ['GET', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\naHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nb'],
  ['GET', 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 204 OK\r\n\r\ngarbage'],
  ['HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcgarbage'],
  ['GET', 'HTTP/1.1 101 OK\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\nrest'],
  ['GET', 'HTTP/1.1 101 OK\r\n\r\nrest'],
];

function next() {
  const c = cases.shift();
  if (!c) return;
  const [method, answer] = c;
  console.log('---', method, JSON.stringify(answer));
  const server = net.createServer((socket) => {
    socket.once('data', () => socket.end(answer));
    socket.on('error', () => {});
  }).listen(0, '127.0.0.1', () => {
    const req = http.request({ port: server.address().port, host: '127.0.0.1', method, agent: false });
    req.on('response', (res) => {
      let body = '';
      res.on('data', (b) => { body += b; });
      res.on('end', () => console.log('end', res.statusCode, body));
    });
    req.on('error', (err) => console.log('error', err.code, err.message));
    req.on('close', () => {
      console.log('close', req.destroyed, req.res && req.res.complete);
      server.close(next);
    });
    req.end();
  });
}
next();
