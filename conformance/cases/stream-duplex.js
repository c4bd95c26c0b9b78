// Duplex: its options for each side, allowHalfOpen, the independence of the sides, instanceof.
const { Duplex, Readable, Writable, Transform, PassThrough } = require('stream');
const util = require('util');
const log = console.log;
const later = (f, n = 8) => setImmediate(() => (n ? later(f, n - 1) : f()));
const attempt = (f) => { try { return f(); } catch (e) { return `${e.name} ${e.code} ${e.message}`; } };
const make = (o) => new Duplex({ read() {}, write(c, e, cb) { cb(); }, ...o });
const watch = (d) => { for (const n of ['end', 'finish', 'close', 'error']) d.on(n, (e) => log(n, e ? e.message : '')); return d; };
for (const o of [{}, { highWaterMark: 5 }, { readableHighWaterMark: 1 }, { writableHighWaterMark: 2 }, { highWaterMark: 9, readableHighWaterMark: 1, writableHighWaterMark: 2 }, { objectMode: true },
  { readableObjectMode: true }, { writableObjectMode: true, readableObjectMode: false }, { objectMode: true, readableObjectMode: false }, { readableHighWaterMark: 0, writableHighWaterMark: 0 }, { readableObjectMode: true, readableHighWaterMark: 3 },
  { readableHighWaterMark: -1 }, { writableHighWaterMark: 'x' }, { highWaterMark: NaN }]) {
  log(o, attempt(() => { const d = make(o); return [d.readableHighWaterMark, d.writableHighWaterMark, d.readableObjectMode, d.writableObjectMode].join(); }));
}
for (const o of [{}, { readable: false }, { writable: false }, { readable: false, writable: false }, { allowHalfOpen: false }, { allowHalfOpen: 0 }, { readable: 0 }]) {
  const d = make(o); log(o, d.readable, d.writable, d.allowHalfOpen, d.readableEnded, d.writableFinished, d.writableEnded);
}
log(new Duplex() instanceof Duplex, new Duplex() instanceof Readable, new Duplex() instanceof Writable, new Readable() instanceof Writable, new PassThrough() instanceof Transform, {} instanceof Writable, Object.create(Writable.prototype) instanceof Writable);
const steps = [
  () => { const d = watch(make()); d.push(null); d.resume(); later(() => { log(d.writable, d.destroyed); d.end(); }); },
  () => { const d = watch(make({ allowHalfOpen: false })); d.push(null); d.resume(); },
  () => { const d = watch(make()); d.allowHalfOpen = false; d.push(null); d.resume(); },
  () => { const d = watch(make({ allowHalfOpen: false })); d.end(); later(() => { log(d.readable, d.destroyed); d.push(null); d.resume(); }); },
  () => { const d = watch(make({ readable: false })); d.resume(); d.end(); },
  () => { const d = watch(make({ writable: false })); log(d.write('x', (e) => log('write', e.code))); d.push(null); d.resume(); },
  () => { const d = watch(make()); d.push('x'); d.destroy(new Error('both')); log(d.readable, d.writable); },
  () => { // the sides know nothing of each other
    const d = make({ read() { this.push('from the source'); this.push(null); }, write(c, e, cb) { log('written', String(c)); cb(); } });
    d.on('data', (c) => log('data', String(c))); d.write('to the sink'); d.end();
  },
  () => { // three ways to make one
    class A extends Duplex { _read() { this.push(null); } _write(c, e, cb) { log('A', String(c)); cb(); } }
    function B(o) { if (!(this instanceof B)) return new B(o); Duplex.call(this, o); }
    util.inherits(B, Duplex); B.prototype._read = function () { this.push(null); }; B.prototype._write = function (c, e, cb) { log('B', String(c)); cb(); };
    for (const d of [new A(), B(), Duplex({ read() { this.push(null); }, write(c, e, cb) { log('C', String(c)); cb(); } })]) d.on('end', () => log('end', d.constructor.name)).resume().end('x');
  },
  () => { const d = watch(new Duplex()); d.resume(); log(attempt(() => d.write('x'))); },
  () => { // both sides wait for one _construct
    let n = 0; const d = watch(make({ construct(cb) { n++; later(cb, 2); }, read() { log('read'); this.push(null); }, write(c, e, cb) { log('write'); cb(); } })); d.end('x'); d.resume(); log(n); later(() => log(n), 4);
  },
  () => { const d = watch(make({ final(cb) { this.push(null); cb(); } })); d.end(); d.resume(); },
  () => { const d = watch(make({ autoDestroy: false })); d.end(); d.push(null); d.resume(); later(() => log(d.destroyed)); },
];
(function next() { const f = steps.shift(); if (!f) return; log('--'); f(); later(next, 30); })();
