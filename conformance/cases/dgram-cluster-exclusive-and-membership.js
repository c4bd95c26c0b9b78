// Workers share a bound socket: they have one port and one membership of a group; exclusive
// is the worker's own socket, and its port is taken for others. An error is each worker's.
const cluster = require('cluster');
const dgram = require('dgram');
if (cluster.isPrimary) {
  const tell = [];
  cluster.on('listening', (w, a) => tell.push(`listening ${a.addressType} ${a.address} ${a.port > 0}`));
  const ask = (w, m) => new Promise((done) => { w.once('message', done); w.send(m); });
  (async () => {
    const a = cluster.fork(), b = cluster.fork();
    await Promise.all([a, b].map((w) => new Promise((done) => w.once('online', done))));
    const shared = await ask(a, { bind: { port: 0, address: '127.0.0.1' } });
    const again = await ask(b, { bind: { port: 0, address: '127.0.0.1' } });
    console.log('port 0', shared.port === again.port);
    const other = await ask(b, { bind: { port: shared.port, address: '127.0.0.1' } });
    console.log('its number', other.port === shared.port || other.code);
    console.log('membership', (await ask(a, { join: '224.0.0.114' })).code, (await ask(b, { join: '224.0.0.114' })).code);
    const own = await ask(a, { bind: { port: 0, address: '127.0.0.1', exclusive: true } });
    const taken = await ask(b, { bind: { port: own.port, address: '127.0.0.1', exclusive: true } });
    console.log('exclusive', own.port !== shared.port, taken.code);
    console.log('taken', (await ask(a, { bind: { port: own.port, address: '127.0.0.1' } })).code, (await ask(b, { bind: { port: 0, address: '192.0.2.1' } })).code);
    console.log(tell.join('\n'));
    cluster.disconnect(() => console.log('all gone'));
  })();
} else {
  let last;
  const open = new Set();
  process.on('disconnect', () => open.forEach((s) => s.close()));
  process.on('message', ({ bind, join }) => {
    if (join) {
      try { last.addMembership(join, '127.0.0.1'); process.send({ code: 'joined' }); } catch (e) { process.send({ code: e.code }); }
      return;
    }
    const s = dgram.createSocket('udp4');
    s.on('error', (e) => { process.send({ code: `${e.code} ${e.syscall} ${e.address}` }); s.close(); });
    s.bind(bind, () => { last = s; open.add(s.on('close', () => open.delete(s))); process.send({ port: s.address().port }); });
  });
}
