// A socket owns the properties that it owns in Node from its start, whoever made it, and can
// be copied, listed and stripped of them like any object.
const net = require('net');

function show(name, o) {
  const inherited = [];
  for (const k in o) if (!Object.hasOwn(o, k)) inherited.push(k);
  console.log(name, Object.keys(o).join());
  console.log('  own', Object.getOwnPropertyNames(o).length, ['connecting', '_host', 'server', 'readyState', 'pending', '_handle'].map((k) => Object.hasOwn(o, k)).join());
  console.log('  inherited', inherited.sort().join());
}

class Mine extends net.Socket {
  constructor(o) {
    super(o);
    this.mine = 1;
  }
}

show('made', new net.Socket());
show('of a class', new Mine());
console.log(Object.getOwnPropertyNames(net.Socket.prototype).sort().join());
console.log(Object.getOwnPropertyNames(net.Server.prototype).filter((k) => typeof net.Server.prototype[k] === 'function').sort().join());

const server = net.createServer((s) => {
  show('accepted', s);
  const copy = { ...s };
  console.log(Object.keys(copy).length, copy._server === server, copy.allowHalfOpen, copy._pendingEncoding === '');
  const { server: own, _server, _events, _readableState, _writableState, ...rest } = Object.assign({}, s);
  console.log(JSON.stringify(rest), own === server);
  console.log(s.remoteAddress, Object.keys(s).slice(-2).join());
  s.note = 'n';
  delete s._pendingData;
  s._hadError = 'x';
  Object.defineProperty(s, '_host', { value: 'h' });
  console.log(Object.keys(s).join(), s._hadError, s._host, '_pendingData' in s, s._pendingData);
  const derived = Object.create(s);
  derived.own = 1;
  console.log(Object.keys(derived).join(), derived.connecting, derived.note);
  server.getConnections((e, n) => {
    console.log(e, n);
    s.end();
    s.resume();
  });
  s.on('close', () => {
    console.log(connected); // whether before or behind the server's 'connection' is not said
    console.log(Object.keys(s).slice(-3).join());
    server.close();
  });
});
let connected;
server.listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  c.first = 1;
  show('connecting', c);
  c.on('connect', () => {
    connected = `${c.connecting} ${typeof c.remotePort} ${Object.keys(c).slice(-2)}`;
  });
  c.resume();
});
