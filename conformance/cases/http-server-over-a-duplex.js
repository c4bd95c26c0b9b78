// server.emit('connection', stream): any Duplex is served, its events and those of the messages come in Node's order.
const http = require('http');
const { Duplex, PassThrough } = require('stream');
class Side extends Duplex {
  _read() {}
  _write(chunk, encoding, done) { this.peer.push(chunk); done(); }
  _final(done) { this.peer.push(null); done(); }
}
const follow = (name, emitter) => ['prefinish', 'finish', 'end', 'close', 'aborted', 'drain', 'error'].forEach((ev) => emitter.on(ev, (e) => console.log(name, ev, e ? e.message : '')));
const server = http.createServer((req, res) => {
  follow('req', req);
  follow('res', res);
  console.log(req.method, req.url, req.socket.constructor.name, res.socket === req.socket, req.socket._httpMessage === res, req.readableHighWaterMark, res.writableHighWaterMark);
  let body = '';
  req.on('data', (d) => { body += d; }).on('end', () => { res.sendDate = false; res.end('got ' + body); });
});
server.on('connection', (socket) => console.log('connection', socket.constructor.name));
server.on('clientError', (e, socket) => { console.log('clientError', e.code, socket.constructor.name); socket.end('HTTP/1.1 400 Bad\r\n\r\n'); });
server.on('upgrade', (req, socket, head) => {
  console.log('upgrade', socket.constructor.name, String(head), socket.listenerCount('data'));
  socket.write('HTTP/1.1 101 X\r\n\r\n');
  socket.on('data', (d) => socket.end('echo ' + d));
});
const talk = (pieces, options) => new Promise((done) => {
  const [client, socket] = [new Side(options), new Side(options)];
  Object.assign(client, { peer: socket }).peer.peer = client;
  follow('socket', socket);
  let got = '';
  client.setEncoding('latin1').on('data', (d) => { got += d; }).on('end', () => { console.log(JSON.stringify(got)); client.end(); }).on('close', () => setImmediate(done));
  console.log('==', pieces.length, server.emit('connection', socket));
  const [first, ...later] = pieces;
  client.write(first);
  (function next() { if (later.length) { client.write(later.shift()); setImmediate(next); } })();
});
const post = 'POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\n';
(async () => {
  try { server.emit('connection', {}); } catch (e) { console.log(e.name, e.message); }
  console.log(server.emit('connection', new PassThrough()));
  await talk([post + 'abc']);
  await talk([post, 'a', 'bc'], { highWaterMark: 10 });
  await talk(['BAD']);
  await talk(['GET /u HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: z\r\n\r\nhead', 'more']);
  console.log(server.listening);
})();
