// Sockets in a program: many messages, names, promisify, once, IPv6 and every method of a closed one.
// ipv6
const dgram = require('dgram'); const L = console.log;
const s = dgram.createSocket('udp4'); const order = [];
s.on('error', (e) => order.push('error ' + e.code));
const N = 50; let got = 0;
s.on('message', (m, r) => { if (++got === N) { L(got, order.join()); s.close(() => two()); } });
s.bind(0, '127.0.0.1', () => { const c = dgram.createSocket('udp4'); let cb = 0; for (let i = 0; i < N; i++) c.send([Buffer.from('a'), 'b', new Uint8Array(i)], s.address().port, '127.0.0.1', (e, n) => { if (e || n !== 2 + i) order.push('bad'); if (++cb === N) { c.close(); } }); });
function two() {
  const a = dgram.createSocket({ type: 'udp4', reuseAddr: true }); 
  a.bind({ port: 0, address: 'localhost' }, function () { L(this === a, a.address().address); 
    a.setMulticastTTL(16); L(a.setTTL(16));
    const b = dgram.createSocket('udp4', (msg, info) => { L(String(msg), info.size); b.send('pong', info.port, info.address); });
    b.bind(0, () => { a.once('message', (m) => { L(String(m)); a.close(); b.close(); three(); }); a.send('ping', 1, 2, b.address().port, 'localhost'); });
  });
}
function three() {
  // close in message callback of many
  const s = dgram.createSocket('udp4'); let n = 0; s.on('message', () => { n++; s.close(); }); s.on('close', () => { L('closed after', n); four(); });
  s.bind(0, '127.0.0.1', () => { const c = dgram.createSocket('udp4'); c.send('1', s.address().port, '127.0.0.1'); c.send('2', s.address().port, '127.0.0.1'); c.send('3', s.address().port, '127.0.0.1', () => c.close()); });
}
function four() {
  const util = require('util'); const s = dgram.createSocket('udp4');
  const sendP = util.promisify(s.send).bind(s);
  s.bind(0, '127.0.0.1', async () => { const { once } = require('events'); const came = once(s, 'message'); L(await sendP('abc', s.address().port, '127.0.0.1')); await came; try { await sendP('abc', 1, 'nope..invalid'); } catch (e) { L(e.code); } try { await sendP('abc', 0, '127.0.0.1'); } catch (e) { L(e.code); }
    setImmediate(() => s.send('z', s.address().port, '127.0.0.1')); const [m, r] = await once(s, 'message'); L(String(m)); s.close(); await once(s, 'close'); L('end'); five(); });
}
function five() {
  const s = dgram.createSocket('udp6'); s.bind(0, '::1', () => { L(s.address()["family"]); s.on('message', (m, r) => { L(r.family, r.address, r.size); s.close(); }); s.send('six', s.address().port, '::1'); });
  s.on('close', () => { try { s.send('x', 1) } catch (e) { L(e.code) } for (const m of ['setTTL', 'setBroadcast', 'setMulticastTTL', 'setMulticastLoopback', 'setMulticastInterface', 'addMembership', 'dropMembership', 'getSendBufferSize', 'getRecvBufferSize', 'setSendBufferSize', 'bind', 'connect', 'disconnect', 'remoteAddress', 'address', 'getSendQueueSize']) try { s[m](m.startsWith('set') && /Interface/.test(m) ? '::1' : /ship/.test(m) ? 'ff02::1' : 1); L(m, 'ok'); } catch (e) { L(m, e.name, e.code, e.message); } });
}
