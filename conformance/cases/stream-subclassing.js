// Classes over Node's, over other classes, with methods put on later, and with public methods
// replaced: which one the machinery calls.
const { Readable, Writable, Duplex, Transform, PassThrough } = require('stream');
const log = console.log;
const later = (f, n = 8) => setImmediate(() => (n ? later(f, n - 1) : f()));
const steps = [
  () => { // two levels, super, fields and accessors
    class A extends Transform { tag = 'A'; _transform(c, e, cb) { cb(null, `${this.tag}(${c})`); } }
    class B extends A { tag = 'B'; get kind() { return 'b'; } _transform(c, e, cb) { super._transform(`<${c}>`, e, cb); } _flush(cb) { this.push('.'); cb(); } }
    const b = new B(); b.on('data', (c) => log(String(c), b.kind)).on('end', () => log('end', Object.keys(b).includes('tag'))); b.write('x'); b.end('y');
  },
  () => { // methods on the instance, after construction
    const r = new Readable(); let n = 0; r._read = function () { this.push(n++ < 2 ? 'r' + n : null); }; r.on('data', (c) => log(String(c))).on('end', () => log('end'));
    const w = new Writable(); w._write = (c, e, cb) => { log('w', String(c)); cb(); }; w._final = (cb) => { log('final'); cb(); }; w._destroy = (e, cb) => { log('destroy'); cb(e); }; w.end('x');
  },
  () => { // public methods replaced
    class R extends Readable { _read() {} push(c, e) { log('push', c === null ? c : String(c)); return super.push(c, e); } read(n) { const v = super.read(n); log('read', n, v && String(v)); return v; } on(n, f) { log('on', n); return super.on(n, f); } emit(n, ...a) { log('emit', n); return super.emit(n, ...a); } resume() { log('resume'); return super.resume(); } destroy(e) { log('destroy'); return super.destroy(e); } }
    const r = new R(); r.on('data', () => {}); r.push('a'); r.push(null);
  },
  () => {
    class W extends Writable { _write(c, e, cb) { cb(); } write(...a) { log('write', String(a[0])); return super.write(...a); } end(...a) { log('end'); return super.end(...a); } emit(n, ...a) { log('emit', n); return super.emit(n, ...a); } destroy(e) { log('destroy'); return super.destroy(e); } }
    const w = new W(), p = new PassThrough(); p.pipe(w); p.end('x');
  },
  () => { // ES5, on a plain object, and by assignment of the prototype
    function Old() { Duplex.call(this, { objectMode: true }); } Old.prototype = Object.create(Duplex.prototype, { constructor: { value: Old } }); Old.prototype._read = function () {}; Old.prototype._write = function (c, e, cb) { this.push(c); cb(); }; Old.prototype._final = function (cb) { this.push(null); cb(); };
    const o = new Old(); o.on('data', (c) => log('old', c)).on('end', () => log('old end')); o.write({ a: 1 }); o.end();
  },
  () => { // a mixin, Symbol.species and static members
    const Counting = (Base) => class extends Base { n = 0; push(c, e) { if (c) this.n += c.length; return super.push(c, e); } }; class C extends Counting(Readable) { _read() { this.push('abc'); this.push(null); } }
    const c = new C(); c.resume().on('end', () => log('counted', c.n)); log(C.from === Readable.from, C.from(['x']).constructor.name, C.name);
  },
  () => { // this before super, and a constructor that returns something else
    class Bad extends Writable { constructor() { try { this.x = 1; } catch (e) { log(e.name); } super(); } } new Bad(); class Other extends Readable { constructor() { super(); return Object.create(this); } } const o = new Other(); log(o.readableFlowing, o instanceof Readable);
  },
  () => { // emit is called for every event, whoever replaced it
    const p = new PassThrough(), seen = []; const emit = p.emit; p.emit = function (n) { seen.push(n); return emit.apply(this, arguments); }; p.on('data', () => {}); p.end('x'); later(() => log(seen.join()));
  },
  () => { // captureRejections
    const w = new Writable({ captureRejections: true, write(c, e, cb) { cb(); } }); w.on('finish', async () => { throw new Error('rejected'); }); w.on('error', (e) => log('error', e.message, w.destroyed)).on('close', () => log('close')); w.end();
    class Own extends Readable { _read() {} [Symbol.for('nodejs.rejection')](err, event, ...args) { log('own', err.message, event, String(args[0])); } } const r = new Own({ captureRejections: true }); r.on('data', async () => { throw new Error('in data'); }); r.push('x');
  },
  () => { // a class that is called without new
    for (const C of [Readable, Writable, Duplex, Transform, PassThrough]) { const s = C(); log(s instanceof C, s.constructor.name); } class K extends Readable {} try { K(); } catch (e) { log(e.name, e.message); }
  },
];
(function next() { const f = steps.shift(); if (!f) return; log('--'); f(); later(next, 24); })();
