const net = require('net'), util = require('util');
const s = new net.Socket();
for (const args of [[], ['x'], [-1], [NaN], [Infinity], [null], [{}], [true], [5, 'x'], [5, null], [5, {}], [0, 5], ['5'], [1n]]) { try { console.log(s.setTimeout(...args) === s, s.timeout); } catch (e) { console.log(util.inspect(args), e.name, e.code, e.message, s.timeout); } }
const f = () => {};
console.log(s.setTimeout(50, f).listenerCount('timeout'), s.timeout, s.setTimeout(0, f).listenerCount('timeout'), s.timeout, s.setTimeout(0).timeout, s.setTimeout(0.5).timeout);
s.setTimeout(0);
process.on('warning', (w) => console.log(w.name, w.message));
s.setTimeout(2 ** 31); console.log(s.timeout); s.setTimeout(0);
s.destroy();
console.log(s.setTimeout(7) === s, s.timeout);
const server = net.createServer((c) => { c.resume(); }).listen(0, '127.0.0.1', () => {
  const c = net.connect({ port: server.address().port, host: '127.0.0.1', timeout: 15 });
  let n = 0;
  console.log(c.timeout, c.listenerCount('timeout'));
  c.setTimeout(15, () => console.log('once'));
  c.on('timeout', function (...a) {
    console.log('timeout', ++n, a.length, this === c, c.destroyed, c.readyState);
    if (n === 1) c.write('activity'); // starts the time anew
    if (n === 2) { c.setTimeout(0); setTimeout(() => { console.log('none more', n); c.setTimeout(10); }, 30); }
    if (n === 3) c.destroy();
  });
  c.on('close', (bad) => { console.log('close', bad); server.close(); });
});
