// Transform and PassThrough: _transform, _flush, _final, their callbacks and errors, back-pressure.
const { Transform, PassThrough } = require('stream');
const util = require('util');
const log = console.log;
const later = (f, n = 8) => setImmediate(() => (n ? later(f, n - 1) : f()));
const attempt = (f) => { try { return f(); } catch (e) { return `${e.name} ${e.code} ${e.message}`; } };
const watch = (t) => { for (const n of ['data', 'end', 'finish', 'prefinish', 'close', 'error']) t.on(n, (v) => log(n, v instanceof Error ? v.message : v === undefined ? '' : Buffer.isBuffer(v) ? String(v) : v)); return t; };
const steps = [
  () => { const t = watch(new Transform({ transform(c, e, cb) { log('transform', String(c), e); cb(null, String(c) + '!'); }, flush(cb) { log('flush'); cb(null, 'tail'); } })); t.write('a'); t.end('b'); },
  () => { const t = watch(new Transform({ transform(c, e, cb) { this.push(c); this.push(c); cb(); }, flush(cb) { this.push('x'); setImmediate(cb); } })); t.end('ab'); },
  () => { const t = watch(new Transform({ transform(c, e, cb) { cb(); } })); t.end('nothing comes'); },
  () => { const t = watch(new Transform({ transform(c, e, cb) { cb(new Error('transform')); } })); t.write('a', (e) => log('write', e.message)); t.end(); },
  () => { const t = watch(new Transform({ transform(c, e, cb) { cb(null, c); }, flush(cb) { cb(new Error('flush')); } })); t.end('a'); },
  () => { const t = watch(new Transform({ transform(c, e, cb) { cb(null, c); }, flush() { throw new Error('thrown in flush'); } })); t.end('a'); },
  () => { const t = watch(new Transform({ transform() { throw new Error('thrown'); } })); log(attempt(() => t.write('a'))); t.destroy(); },
  () => { const t = new Transform(); t.on('error', (e) => log(e.code)); log(attempt(() => t.write('x'))); },
  () => { const t = watch(new Transform({ transform(c, e, cb) { cb(null, c); cb(null, c); } })); t.write('twice'); },
  () => { // never two at a time; a queue between
    let busy = 0; const t = watch(new Transform({ transform(c, e, cb) { log('busy', ++busy); setImmediate(() => { busy--; cb(null, c); }); } })); for (const c of 'abc') t.write(c); t.end();
  },
  () => { // a reader that stops stops the writer
    let n = 0; const t = new Transform({ highWaterMark: 2, transform(c, e, cb) { n++; cb(null, c); } }); const took = []; for (const c of 'abcdefgh') took.push(t.write(c)); log(took.join(), n, t.readableLength, t.writableLength);
    t.on('drain', () => log('drain')); t.on('data', () => {}); later(() => log(n, t.readableLength, t.writableLength));
  },
  () => { // _final in place of ours: flush is called at 'prefinish'
    const t = watch(new Transform({ transform(c, e, cb) { cb(null, c); }, final(cb) { log('final'); setImmediate(cb); }, flush(cb) { log('flush'); cb(); } })); t.end('x');
  },
  () => { const t = watch(new Transform({ writableObjectMode: true, transform(c, e, cb) { c |= 0; const d = c.toString(16); cb(null, '0'.repeat(d.length % 2) + d); } })); t.setEncoding('ascii'); for (const n of [1, 10, 100]) t.write(n); t.end(); },
  () => { const t = watch(new Transform({ readableObjectMode: true, decodeStrings: false, transform(c, e, cb) { cb(null, { c, e }); } })); t.write('str', 'latin1'); t.end(Buffer.from('b')); },
  () => { const t = watch(new Transform({ objectMode: true, transform(c, e, cb) { cb(null, c); } })); t.write(0); t.write(false); t.write(''); t.write(undefined); t.end(null); },
  () => { class A extends Transform { constructor(o) { super(o); this.n = 0; } _transform(c, e, cb) { this.n += c.length; cb(); } _flush(cb) { cb(null, String(this.n)); } } const t = watch(new A()); t.write('abc'); t.end('de'); },
  () => { function B(o) { if (!(this instanceof B)) return new B(o); Transform.call(this, o); } util.inherits(B, Transform); B.prototype._transform = function (c, e, cb) { cb(null, 'B' + c); }; watch(B()).end('x'); },
  () => { const t = watch(new PassThrough()); t.write('same'); t.end(); },
  () => { const p = PassThrough(); const b = Buffer.from('identity'); p.on('data', (c) => log(c === b, c.equals(b))); p.end(b); },
  () => { const t = watch(new Transform({ transform(c, e, cb) { setImmediate(cb, null, c); } })); t.write('a'); t.write('b'); t.destroy(new Error('destroyed')); },
  () => { const t = watch(new Transform({ construct(cb) { this.data = ''; setImmediate(cb); }, transform(c, e, cb) { this.data += c; cb(); }, flush(cb) { this.push(this.data); cb(); } })); t.write('con'); t.end('structed'); },
  () => { const t = watch(new Transform({ transform(c, e, cb) { this.push(null); cb(null, 'late'); } })); t.write('x'); },
  () => { const t = new Transform({ highWaterMark: 5, readableHighWaterMark: 0, transform(c, e, cb) { cb(null, c); } }); log(t.readableHighWaterMark, t.writableHighWaterMark); const z = new Transform({ readableHighWaterMark: 0, transform(c, e, cb) { log('t'); cb(null, c); } }); log(z.readableHighWaterMark, z.writableHighWaterMark, z.write('a'), z.write('b'), z.readableLength, z.writableLength); },
];
(function next() { const f = steps.shift(); if (!f) return; log('--'); f(); later(next, 24); })();
