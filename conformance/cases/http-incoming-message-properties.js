// What a request shows: version, method, url, its socket, and that a script may assign to it; and one that is made by hand.
const http = require('http');
const { Duplex } = require('stream');
const { serve } = require('../lib/raw');
const close = 'Host: x\r\nConnection: close\r\n\r\n';
serve((req, res) => {
  console.log(req.httpVersion, req.httpVersionMajor, req.httpVersionMinor, req.method, req.url, req.statusCode, req.statusMessage, req.upgrade, req.aborted, req.complete);
  console.log(req.client === req.socket, req.connection === req.socket, req.destroyed, req.readable, req.readableEnded, req.readableFlowing, req.readableHighWaterMark);
  req.method = 'X';
  req.url = '/y';
  req.headers.foo = 1;
  console.log(req.method, req.url, req.headers.foo);
  req.headers = { own: 1 };
  req.connection = 5;
  console.log(req.headers, req.socket);
  res.sendDate = false;
  req.resume().on('close', () => console.log(req.complete, req.destroyed, req.readableEnded)).on('end', () => res.end());
}, [`GET /a?b#c HTTP/1.1\r\n${close}`, 'OPTIONS * HTTP/1.0\r\n\r\n', `GET http://h/p HTTP/1.1\r\n${close}`]).on('close', () => {
  const socket = new Duplex({ read() {}, write() {} });
  const message = new http.IncomingMessage(socket);
  message._addHeaderLines(['A', 'b', 'a', 'c', 'Set-Cookie', 'x', 'Host', 'h1', 'host', 'h2'], 10);
  console.log(message.headers, message.headersDistinct, message.rawHeaders.length, message.socket === socket, message.url, message.method, message.complete, message.trailers);
  message.push('x');
  message.push(null);
  for (const ev of ['data', 'end', 'close', 'aborted', 'error']) message.on(ev, (x) => console.log(ev, String(x), socket.destroyed));
  console.log(message.setTimeout === http.IncomingMessage.prototype.setTimeout, message instanceof require('stream').Readable);
  const cut = new http.IncomingMessage(socket);
  cut.on('aborted', () => console.log('cut aborted')).on('error', (e) => console.log('cut error', e.message)).on('close', () => console.log('cut close', socket.destroyed));
  setImmediate(() => console.log(cut.destroy(new Error('mine')) === cut, cut.aborted));
});
