// Who hears first of the end of a connection: those who listen to the socket since
// 'connection', the request, the response, those who listen since 'request'.
'use strict';
const { setImmediate } = require('timers');
const http = require('http');
const net = require('net');

function run(early, next) {
  const log = [];
  const server = http.createServer((req, res) => {
    if (!early) req.socket.on('close', () => log.push('socket'));
    req.on('aborted', () => log.push('aborted'));
    req.on('error', (err) => log.push(err.code));
    req.on('close', () => log.push('request'));
    res.on('close', () => log.push('response'));
    req.socket.on('close', () => log.push('late'));
    client.destroy();
  });
  if (early) server.on('connection', (socket) => socket.on('close', () => log.push('socket')));
  const client = net.connect(server.listen(0).address().port);
  client.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n');
  server.on('request', (req) => req.on('close', () => {
    setImmediate(() => {
      console.log(early, log.join(', '));
      server.close(next);
    });
  }));
}
run(true, () => run(false));
