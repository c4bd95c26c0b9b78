'use strict';
// The end of the server's side destroys a client's socket: nothing is sent behind it, whatever of
// the answer has come.
const http = require('http');
const net = require('net');

const answers = {
  'nothing': '',
  'half a head': 'HTTP/1.1 200 O',
  'a body without a length': 'HTTP/1.1 200 OK\r\n\r\nhel',
  'half a body': 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe',
  'half a chunk': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe',
  'only 100': 'HTTP/1.1 100 Continue\r\n\r\n',
};

function run(name, ended, then) {
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(answers[name]));
  });
  server.listen(0, '127.0.0.1', () => {
    const log = [];
    const req = http.request({ port: server.address().port, host: '127.0.0.1', method: ended ? 'GET' : 'POST' });
    const seen = (what) => {
      const s = req.socket;
      log.push(`${what}${s.destroyed ? ' destroyed' : ''}${s.writableEnded ? ' ended' : ''}`);
    };
    req.on('response', (res) => {
      res.on('end', () => seen('response end'));
      res.on('error', (e) => seen(`response ${e.message}`));
      res.resume();
    });
    req.on('error', (e) => seen(`request ${e.message}`));
    req.on('socket', (socket) => {
      socket.on('end', () => seen('socket end'));
      socket.on('close', (hadError) => {
        seen(`socket close ${hadError}`);
        console.log(`${name}, ${ended ? 'GET' : 'open POST'}: ${log.join('; ')}`);
        server.close(then);
      });
    });
    req.on('close', () => seen('request close'));
    if (ended) req.end();
    else req.write('a');
  });
}

const todo = Object.keys(answers).flatMap((name) => [[name, true], [name, false]]);
(function next() {
  if (todo.length) run(...todo.shift(), next);
})();
