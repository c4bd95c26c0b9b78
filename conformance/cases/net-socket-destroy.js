// destroy: returns, twice, with an error, inside of listeners, before connect; order of 'error' and 'close'.
const net = require('net');
const shown = (e) => (e ? [e.name, e.code, e.message].join(', ') : String(e));
const server = net.createServer((s) => { s.on('error', () => {}); s.resume(); s.write('hello'); }).listen(0, '127.0.0.1', () => {
  const to = (f) => net.connect(server.address().port, '127.0.0.1', f);
  const steps = [
    ['plain', (c) => c.on('connect', () => console.log(c.destroy() === c, c.destroyed, c.destroy(new Error('late')) === c))],
    ['error', (c) => c.on('connect', () => c.destroy(new Error('mine')))],
    ['null', (c) => c.on('connect', () => c.destroy(null))],
    ['string', (c) => c.on('connect', () => c.destroy('text'))],
    ['at once', (c) => c.destroy()],
    ['at once with error', (c) => c.destroy(new Error('early'))],
    ['in data', (c) => c.on('data', () => { c.destroy(); })],
    ['write pending', (c) => { c.on('connect', () => { c.write(Buffer.alloc(1 << 22), (e) => console.log('write', shown(e))); c.write('x', (e) => console.log('write 2', shown(e))); c.end((e) => console.log('end', shown(e))); c.destroy(); }); }],
    ['write before connect', (c) => { c.write('x', (e) => console.log('write', shown(e))); c.destroy(); }],
    ['write after destroy', (c) => c.on('connect', () => { c.destroy(); console.log(c.write('x', (e) => console.log('write', shown(e)))); c.end((e) => console.log('end', shown(e))); })],
    ['destroy in close', (c) => { c.on('close', () => c.destroy(new Error('too late'))); c.destroy(); }],
    ['destroy in error', (c) => { c.on('error', () => c.destroy(new Error('again'))); c.destroy(new Error('first')); }],
    ['destroySoon', (c) => c.on('connect', () => { c.write('x', () => console.log('written')); console.log(c.destroySoon(), c.destroyed, c.writableEnded); c.on('finish', () => console.log('finish', c.destroyed)); })],
    ['destroySoon ended', (c) => c.on('connect', () => { c.end('x', () => { c.destroySoon(); console.log(c.destroyed); }); })],
    ['destroySoon connecting', (c) => { c.destroySoon(); console.log(c.destroyed, c.writableEnded); }],
    ['reset twice', (c) => c.on('connect', () => { console.log(c.resetAndDestroy() === c, c.resetAndDestroy() === c, c.destroyed); })],
    ['reset connecting', (c) => { console.log(c.resetAndDestroy() === c, c.destroyed, c.connecting); }],
    ['reset then destroy', (c) => { c.resetAndDestroy(); c.destroy(); }],
  ];
  (function next() {
    const step = steps.shift();
    if (!step) return server.close();
    const c = to();
    for (const ev of ['connect', 'end', 'finish', 'error', 'close']) c.on(ev, (...a) => console.log(step[0], ev, ...a.map((v) => (v instanceof Error ? shown(v) : v))));
    c.on('close', () => setImmediate(next));
    step[1](c);
  })();
});
