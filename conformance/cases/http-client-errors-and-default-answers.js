// 'clientError' for each kind of bad request, what the error tells, and what the server answers by itself.
const http = require('http');
const net = require('net');
const { exchange } = require('../lib/raw');
const get = (rest) => 'GET / HTTP/1.1\r\nHost: x\r\n' + rest;
const bad = [
  'BAD\r\n\r\n', 'get / HTTP/1.1\r\n\r\n', 'GET  HTTP/1.1\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', 'GET / RTSP/1.0\r\n\r\n', 'GET / HTTP/1.1\r\n Host: x\r\n\r\n', 'GET / HTTP/1.1\nHost: x\n\n', '\x16\x03\x01\x00',
  get('A b: c\r\n\r\n'), get('X: a\rb\r\n\r\n'), get('X: a\0b\r\n\r\n'), get(': x\r\n\r\n'), get('Content-Length: a\r\n\r\n'), get('Content-Length: 1\r\nContent-Length: 2\r\n\r\n'),
  get('Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n'), get('Transfer-Encoding: x\r\n\r\n'), get('Transfer-Encoding: chunked\r\n\r\nzz\r\n'),
  get('X: ' + 'x'.repeat(20000)), 'GET /' + 'x'.repeat(20000), 'GET / HTTP/1.1\r\n\r\n', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
];
const run = (name, listener, done) => {
  console.log('==', name);
  const server = http.createServer((req, res) => {
    req.on('error', (e) => console.log('req', e.code));
    res.sendDate = false;
    res.setHeader('Connection', 'close');
    req.resume();
    res.end('ok');
  });
  if (listener) server.on('clientError', listener);
  const texts = bad.slice();
  server.listen(0, '127.0.0.1', function next() {
    if (!texts.length) return server.close(done);
    const text = texts.shift();
    console.log('>', JSON.stringify(text.slice(0, 60)));
    exchange(server.address().port, text, (answer) => { console.log(answer); next(); });
  });
};
const show = (e, socket) => console.log(e instanceof Error, e.name, e.code, e.message, '|', e.reason, e.bytesParsed, e.rawPacket.length, Object.keys(e).join(), socket instanceof net.Socket, socket.writable, socket.destroyed);
run('nobody listens', null, () => run('the listener answers', (e, socket) => { show(e, socket); socket.end('HTTP/1.1 418 Mine\r\n\r\n'); }, () => run('the listener destroys', (e, socket) => socket.destroy(), () => {})));
