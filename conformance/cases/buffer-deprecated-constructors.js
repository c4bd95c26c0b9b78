// new Buffer, Buffer() and SlowBuffer still work, and say once that they should not be used.
const { SlowBuffer } = require('buffer');
process.on('warning', (w) => console.log(w.name, w.code, w.message));
const tried = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
tried(() => new Buffer(3));
tried(() => Buffer(2));
tried(() => new Buffer('abc'));
tried(() => new Buffer('616263', 'hex'));
tried(() => new Buffer([1, 2, 256]));
tried(() => new Buffer(new Uint16Array([1, 256]).buffer));
tried(() => new Buffer(new ArrayBuffer(8), 2, 3).length);
tried(() => new Buffer(Buffer.from('copy')));
tried(() => new Buffer(5, 'utf8'));
tried(() => new Buffer(-1));
tried(() => new Buffer());
tried(() => new Buffer(null));
tried(() => new Buffer({}));
tried(() => SlowBuffer(4).length);
tried(() => new SlowBuffer('4').length);
tried(() => new Buffer(2) instanceof Buffer && Buffer(1) instanceof Uint8Array);
class Sub extends Buffer { constructor(n) { super(n); this.extra = 1; } }
tried(() => { const s = new Sub(2); return [s.length, s.extra, s instanceof Sub, s instanceof Buffer, Buffer.isBuffer(s)]; });
