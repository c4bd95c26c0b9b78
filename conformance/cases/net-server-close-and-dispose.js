// close of a server that never listened, that listens, twice; getConnections; dispose.
const net = require('net');
const shown = (e) => e && [e.name, e.code, e.message].join(', ');
const s = net.createServer();
console.log(s.close((e) => console.log('never listened', shown(e))) === s, s.address(), s.listening);
try { s.getConnections(); } catch (e) { console.log(shown(e)); }
s.getConnections((e, n) => console.log('connections', e, n));
s.listen(0, () => {
  try { s.listen(0); } catch (e) { console.log(shown(e)); }
  s.close((e) => {
    console.log('closed', e);
    s.close((e) => console.log('again', shown(e)));
  });
  s.close((e) => console.log('while closing', shown(e)));
});
const quick = net.createServer().listen(0);
quick.on('listening', () => console.log('must not listen'));
quick.close(() => console.log('closed before it listened'));
const disposed = net.createServer().listen(0, async () => {
  console.log('disposed', await disposed[Symbol.asyncDispose](), disposed.listening);
  console.log('again', await disposed[Symbol.asyncDispose]());
});
