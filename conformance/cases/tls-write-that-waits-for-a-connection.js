// a write and an end of a TLSSocket that never comes to be connected: both end with an error, as those of a net.Socket
const net = require('net');
const tls = require('tls');
const { identity, listen, close } = require('../lib/tls');
const code = (e) => e && (e.code || e.message);
const run = (name, make) => new Promise((done) => {
  const log = [];
  const socket = make();
  socket.write('a', (e) => log.push('write ' + code(e)));
  socket.end('b', (e) => log.push('end ' + code(e)));
  socket.on('error', (e) => log.push('error ' + code(e)));
  socket.on('close', (hadError) => { console.log(name, log.join(', '), hadError); done(); });
});
(async () => {
  const server = tls.createServer(identity('server'));
  const port = await listen(server);
  const to = (o) => tls.connect({ port, host: 'localhost', ...o });
  await run('refused', () => to({ port: 1, host: '127.0.0.1' }));
  await run('no such path', () => tls.connect('/nonexistent/socket'));
  await run('no such name', () => to({ lookup: (name, options, callback) => setImmediate(callback, new Error('unknown')) }));
  await run('refused below', () => tls.connect({ socket: net.connect(1, '127.0.0.1') }));
  await run('destroyed below', () => { const socket = net.connect(port); process.nextTick(() => socket.destroy()); return tls.connect({ socket }); });
  await run('destroyed', () => { const socket = to(); process.nextTick(() => socket.destroy()); return socket; });
  await run('destroyed with an error', () => { const socket = to(); process.nextTick(() => socket.destroy(new Error('no more'))); return socket; });
  await run('aborted', () => { const c = new AbortController(); process.nextTick(() => c.abort()); return to({ signal: c.signal }); });
  await close(server);
})();
