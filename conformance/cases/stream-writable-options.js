// new Writable(options): every option, its default and its bad values; the three ways to derive.
const { Writable } = require('stream');
const util = require('util');
const attempt = (f) => { try { return f(); } catch (e) { return `${e.name} ${e.code} ${e.message}`; } };
for (const v of [0, 1, 1.5, -1, NaN, Infinity, '5', '', null, undefined, true, {}, 2 ** 40]) {
  console.log('highWaterMark', v, attempt(() => new Writable({ highWaterMark: v }).writableHighWaterMark));
}
for (const v of ['hex', 'UTF8', 'nope', '', null, undefined, 5]) {
  console.log('defaultEncoding', v, attempt(() => new Writable({ defaultEncoding: v })._writableState.defaultEncoding));
}
for (const v of [undefined, null, {}, 'x', 5, new AbortController().signal]) {
  console.log('signal', typeof v, attempt(() => new Writable({ signal: v }).destroyed));
}
for (const o of [undefined, null, {}, 5, 'x']) console.log('options', o, attempt(() => new Writable(o).writableHighWaterMark));
for (const n of ['write', 'writev', 'destroy', 'final', 'construct']) {
  const f = () => {};
  console.log(n, attempt(() => new Writable({ [n]: f })['_' + n] === f), attempt(() => typeof new Writable({ [n]: 5 })['_' + n]));
}
console.log(attempt(() => new Writable().write('x')));
console.log(attempt(() => new Writable({ writev: 5 }).write('x')));

class ByClass extends Writable {
  constructor(o) { super({ decodeStrings: false, ...o }); }
  _write(c, e, cb) { console.log(this.constructor.name, c, e); cb(); }
}
function ByHand(o) {
  if (!(this instanceof ByHand)) return new ByHand(o);
  Writable.call(this, o);
}
util.inherits(ByHand, Writable);
ByHand.prototype._write = function (c, e, cb) { console.log(this.constructor.name, c, e); cb(); };
const simple = new Writable({ objectMode: true, write(c, e, cb) { console.log(this === simple, c, e); cb(); } });
for (const w of [new ByClass(), ByHand({ objectMode: true }), new ByHand(), simple, Writable({ write(c, e, cb) { console.log('without new', c); cb(); } })]) {
  w.on('finish', () => console.log('finish', w.constructor.name, w instanceof Writable)).end('abc');
}
// an aborted signal destroys
const ac = new AbortController();
const w = new Writable({ signal: ac.signal, write() {} });
w.on('error', (e) => console.log(e.name, e.code, e.message, e.cause === ac.signal.reason)).on('close', () => console.log('close', w.destroyed));
ac.abort();
new Writable({ signal: AbortSignal.abort('now') }).on('error', (e) => console.log(e.name, e.cause));
