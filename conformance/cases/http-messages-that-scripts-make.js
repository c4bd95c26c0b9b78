// stderr
// Messages without a connection: what writeHead makes of arrays of any shape and of codes, the socket's mark, _headers and its warning.
const http = require('http');
const asked = { method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 };
const tried = (f) => { try { return f(); } catch (err) { return `${err.name} ${err.code} ${err.message}`; } };
const shapes = [[[]], [['a', 'b'], 'xy'], [['a', 'b'], 'x'], [['a', 'b'], null], [['a', 'b'], undefined], [['a', 'b'], 5], [['a', 'b'], [5, 6]],
  [[null, 'x']], [['a']], [['a', ['b', 'c']]], [['', 'b']], [['a', 'b', 'c']], [['a', 'b'], { 0: 'c', 1: 'd' }], [[['a'], 'b']], ['', 'b'], ['a', ['x', 'y']],
  ['a', undefined], [5, 'b'], [null, 'b'], 'xy', [, ,], { a: undefined }, { a: [] }, { '': 'x' }];
for (const set of [false, true]) {
  for (const headers of shapes) {
    const res = new http.ServerResponse(asked);
    res.sendDate = false;
    if (set) res.setHeader('z', '1');
    console.log(set, headers, tried(() => { res.writeHead(200, headers); return JSON.stringify(res._header); }));
  }
}
http.STATUS_CODES[299] = 'Added'; // by a script: the text of its code
for (const code of [299, 298]) {
  const res = new http.ServerResponse(asked);
  res.writeHead(code);
  console.log(res.statusMessage, res._header.split('\r\n')[0]);
}
for (const socket of [null, undefined, 5, 'x', {}, { readableHighWaterMark: 0 }, { readableHighWaterMark: 7 }]) {
  const message = new http.IncomingMessage(socket);
  console.log(message.readableHighWaterMark, message.socket === socket, message.client === socket, message.joinDuplicateHeaders);
}
for (const make of [() => new http.OutgoingMessage(), () => new http.ServerResponse(asked)]) {
  const message = make();
  message.setHeader('Foo', '1');
  console.log(message._headers, message._headerNames);
  message._headers = { Bar: '2' };
  console.log(message.getHeaders(), message._headerNames);
}
const timed = http.request({ port: 1, timeout: 2 ** 31 }).on('error', () => {}); // a timer takes no more than 2 ** 31 - 1
console.log(timed.timeout, tried(() => timed.setTimeout(2 ** 33) === timed));
timed.destroy();
process.on('warning', ({ name, code }) => console.log(name, code));
