// readyState, readable, writable, destroyed, pending, addresses at each moment of a connection.
const net = require('net');
const log = [];
const note = (name, s) => log.push([name, s.readyState, s.readable, s.writable, s.destroyed, s.pending, s.connecting, s.readableEnded, s.writableEnded, s.writableFinished, s.closed, s.errored, typeof s.remoteAddress, typeof s.localPort, JSON.stringify(Object.keys(s.address())), s._handle !== null].join(' '));
const server = net.createServer({ allowHalfOpen: true }, (s) => {
  note('server: connection', s);
  s.on('end', () => { note('server: end', s); s.write('after'); s.end(() => note('server: end callback', s)); note('server: end called', s); });
  s.on('finish', () => note('server: finish', s));
  s.on('close', () => { note('server: close', s); });
  s.resume();
}).listen(0, '127.0.0.1', () => {
  const c = new net.Socket({ allowHalfOpen: true });
  note('new', c);
  c.connect(server.address().port, '127.0.0.1');
  note('connect called', c);
  c.on('connect', () => { note('connect', c); c.end('x'); note('end called', c); });
  c.on('ready', () => note('ready', c));
  c.on('data', (d) => note('data ' + d, c));
  c.on('finish', () => note('finish', c));
  c.on('end', () => { note('end', c); });
  c.on('close', () => {
    note('close', c);
    server.close(() => { for (const l of log.filter((l) => !l.startsWith('server')).concat(log.filter((l) => l.startsWith('server')))) console.log(l); });
  });
});
