// A signal closes a server and destroys a socket; one that is aborted already does so too.
const net = require('net');
const control = new AbortController();
const server = net.createServer((s) => s.on('error', () => {})).listen({ port: 0, host: '127.0.0.1', signal: control.signal }, () => {
  const socket = new AbortController();
  const c = net.connect({ port: server.address().port, host: '127.0.0.1', signal: socket.signal }, () => socket.abort(new Error('why')));
  c.on('error', (e) => console.log(e.name, e.code, e.message, e.cause && e.cause.message));
  c.on('close', (bad) => {
    console.log('close', bad);
    const born = net.connect({ port: 1, host: '127.0.0.1', signal: AbortSignal.abort() });
    born.on('error', (e) => console.log(e.name, e.code));
    born.on('close', () => { console.log('born closed'); control.abort(); });
  });
});
server.on('close', () => {
  console.log('server closed', server.listening);
  net.createServer().listen({ port: 0, signal: AbortSignal.abort() }).on('close', () => console.log('closed at once'));
});
for (const signal of [1, 'x', {}]) {
  for (const f of [(o) => net.createServer().listen({ port: 0, ...o }), (o) => net.connect({ port: 1, ...o })]) {
    try { f({ signal }); } catch (e) { console.log(e.name, e.code, e.message); }
  }
}
