// Subclasses by class and by prototype, and methods replaced on an instance.
const log = (...a) => p(a.map(String).join(' '));
// ES5 inheritance, class overrides, instance overrides
const {Readable, Writable, Duplex, Transform, Stream} = require('stream');
const EE = require('events');
function R() {Readable.call(this, {highWaterMark:3}); this.n = 0}
R.prototype = Object.create(Readable.prototype, {constructor:{value:R}});
Object.setPrototypeOf(R, Readable);
R.prototype._read = function(n) {log('_read', n, this.n); this.push(this.n++<2?'ab':null)};
const r = new R();
r.on('data', d => log('d', d));
r.on('end', () => log('end'));
log(r instanceof Readable, r instanceof Stream, r instanceof EE, r instanceof Writable);
class T extends Transform{constructor() {super({objectMode:true})}_transform(c, e, cb) {this.push(c*2); cb()}_flush(cb) {cb(null, 99)}}
const tt = new T();
tt.on('data', x => log('t', x));
tt.on('finish', () => log('tfinish'));
tt.on('end', () => log('tend'));
tt.on('close', () => log('tclose'));
tt.write(1);
tt.write(2);
tt.end(3);
class F extends Transform{_transform(c, e, cb) {cb(null, c)}_final(cb) {log('own final'); cb()}_flush(cb) {log('flush'); cb()}}
const f = new F();
f.on('data', x => log('f', x));
f.on('finish', () => log('ffinish'));
f.on('end', () => log('fend'));
f.end('z');
class G extends Writable{_write(c, e, cb) {log('G', c); super._write}}
try{new G()._write('x','y', () => {})}catch(e) {log(e.code)}
const s = new Writable();
s._write = (c, e, cb) => {log('inst', c); cb()};
s.write('q');
const em = new Readable({read() {}});
const oe = em.emit;
em.emit = function(n) {log('emit', n); return oe.apply(this, arguments)};
em.on('data', () => {});
em.push('x');
em.push(null);
const ov = new Readable({read() {}});
ov.push = function(c) {log('push', c); return Readable.prototype.push.call(this, c)};
ov.push('k');
log(ov.read());
try{Readable.prototype.read.call({})}catch(e) {log(e.name)}
log(Readable({read() {}}) instanceof Readable, Writable() instanceof Writable);
class DD extends Duplex{_destroy(e, cb) {log('_destroy', e); cb(e)}}
const dd = new DD();
dd.on('close', () => log('ddclose'));
dd.destroy();
const o = new Writable({write(c, e, cb) {cb()}});
o.destroy = function(e) {log('odestroy', e); return Writable.prototype.destroy.call(this, e)};
o.end();
o.on('close', () => log('oclose'));
