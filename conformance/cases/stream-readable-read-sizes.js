// readable.read(size): what it returns, what it calls, and the marks that it moves.
const { Readable } = require('stream');
const log = console.log;
const make = (o, ...chunks) => { const r = new Readable({ read() {}, ...o }); for (const c of chunks) r.push(c); return r; };
const show = (v) => (Buffer.isBuffer(v) ? `<${v}>` : v);
{ const r = make({}, 'abc', 'def', 'g'); log(show(r.read(2)), show(r.read(3)), show(r.read(5)), show(r.read()), r.read(), r.readableLength); }
{ const r = make({}, 'abc'); r.push(null); log(show(r.read(2)), show(r.read(5)), r.read(5)); }
{ const r = make({ objectMode: true }, 1, 'two', {}, undefined); log(r.read(5), r.read(0), r.read(1), r.read(), r.readableLength, r.read(), r.read()); }
{ const r = make({ encoding: 'utf8' }, 'h\u00e9llo', 'w\u{1f600}'); log(r.readableLength, r.read(2), r.read(4), r.read()); }
for (const n of [0, -1, NaN, null, '2', 2.7, true, {}, 'x', Infinity]) { const r = make({}, 'abcdef'); let out; try { out = show(r.read(n)); } catch (e) { out = `${e.name} ${e.code}`; } log('read', n, out, r.readableLength); }
try { make({}).read(0x40000001); } catch (e) { log(e.name, e.code, e.message); }
{ const r = make({ highWaterMark: 4 }, 'ab'); log(r.read(100), r.readableHighWaterMark); log(r.read(128), r.readableHighWaterMark, r.read(129), r.readableHighWaterMark); }
{ // read(0) calls _read when there is room and takes nothing
  let reads = 0;
  const r = new Readable({ highWaterMark: 3, read(n) { log('_read', n, ++reads); } });
  log(r.read(0), reads); log(r.read(0), reads);
  r.push('ab'); log(r.read(0), reads); r.push('c'); log(r.read(0), reads, r.readableLength);
}
{ // an empty push ends a _read without data
  let reads = 0;
  const r = new Readable({ read() { reads++; if (reads < 4) setImmediate(() => r.push(reads === 2 ? 'x' : '')); else this.push(null); } });
  r.on('readable', () => log('readable', show(r.read()), reads)).on('end', () => log('end', reads));
}
{ // _read is not called again before a push, and stops at the mark
  let reads = 0;
  const r = new Readable({ highWaterMark: 2, read() { reads++; setImmediate(() => this.push('x')); } });
  r.read(0);
  let n = 20;
  setImmediate(function wait() { if (n--) return setImmediate(wait); log('filled', reads, r.readableLength); r.read(); setImmediate(() => setImmediate(() => setImmediate(() => setImmediate(() => log('refilled', reads, r.readableLength))))); });
}
{ // chunks are not joined unless asked for
  const r = make({}, Buffer.from('ab'), Buffer.from('cd'));
  log(r.readableBuffer, r.readableBuffer.length);
  r.once('data', (c) => { log('flowing', show(c)); r.pause(); log(show(r.read())); });
}
{ const r = make({ encoding: 'hex' }, 'ab'); log(r.read(3), r.read(), r.readableEncoding); }
