// A message that has no socket yet keeps what it is told: timeouts, its destruction, what is written; and the headers of an OutgoingMessage.
const http = require('http');
const { Duplex } = require('stream');
const { show } = require('../lib/traces');
class Socket extends Duplex {
  text = '';
  _read() {}
  _write(chunk, encoding, done) { this.text += chunk; done(); }
  setTimeout(ms, f) { console.log('socket.setTimeout', ms, typeof f); return this; }
}
const make = () => {
  const res = new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 });
  for (const ev of ['close', 'error', 'finish']) res.on(ev, (e) => console.log('res', ev, e ? show(e) : ''));
  res.sendDate = false;
  return res;
};
const slow = make();
console.log(slow.setTimeout(55, () => {}) === slow, slow.listenerCount('timeout'), slow.socket, slow.connection);
slow.assignSocket(new Socket());
const gone = make(), socket = new Socket().on('error', (e) => console.log('socket error', e.message));
console.log(gone.destroy(new Error('boom')) === gone, gone.destroyed, gone.errored.message, gone.destroy() === gone);
console.log(socket.destroyed, gone.assignSocket(socket), socket.destroyed);
const late = make(), to = new Socket();
console.log(late.write('a', () => console.log('written')), late.write(Buffer.from('b')), late.writableLength > 0, late.headersSent);
late.end('c', () => console.log('ended'));
console.log(late.writableEnded, late.writableFinished, late.finished);
late.assignSocket(to);
late._flush();
setImmediate(() => console.log(JSON.stringify(to.text), late.writableFinished, late.writableLength));
const message = new http.OutgoingMessage({ highWaterMark: 5 });
console.log(message.writableHighWaterMark, new http.OutgoingMessage().writableHighWaterMark, message.writableObjectMode, message.writableCorked, message.writableLength,
  message.writableEnded, message.writableFinished, message.headersSent, message.socket, message instanceof require('stream').Stream);
console.log(message.setHeader('Foo', 'bar') === message, message.setHeaders(new Map([['a', 'b']])) === message, message.appendHeader('foo', ['x', 'y']) === message,
  message.getHeaders(), message.getHeaderNames(), message.hasHeader('FOO'), message.removeHeader('foo'), message.getHeader('foo'));
for (const f of [() => message.setHeader('a b', 1), () => message.setHeaders({}), () => message.addTrailers({ 'a b': 1 }), () => message.addTrailers({ a: '\n' }), () => message.write('x'), () => message.pipe()]) {
  try { console.log(f()); } catch (e) { console.log(show(e)); }
}
