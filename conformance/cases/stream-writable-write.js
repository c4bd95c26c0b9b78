// writable.write: what it takes, returns, calls and throws.
const { Writable } = require('stream');
const show = (label) => (e) => console.log(label, e ? `${e.name} ${e.code} ${e.message}` : e);
const attempt = (f) => { try { console.log(f()); } catch (e) { show('throws')(e); } };
const make = (o) => new Writable({ write(c, e, cb) { console.log('_write', c, e); cb(); }, ...o });
const w = make();
for (const v of ['text', Buffer.from('b'), new Uint8Array([1, 2]), new Uint16Array([258]), new DataView(new ArrayBuffer(2)), '']) attempt(() => w.write(v));
for (const v of [undefined, null, 5, true, {}, [], () => {}, Symbol('s'), 10n]) attempt(() => w.write(v));
for (const enc of ['utf8', 'UTF-8', 'hex', 'base64', 'latin1', 'binary', 'ucs2', 'utf16le', 'ascii', 'base64url', 'buffer', 'nope', null, undefined, '', 5]) attempt(() => w.write('6162', enc));
attempt(() => w.write('cb second', show('callback')));
attempt(() => w.write('cb third', 'latin1', show('callback')));
attempt(() => w.write('cb no function', 'latin1', 5));

const objects = make({ objectMode: true });
for (const v of [5, undefined, {}, '', 'abc', false]) attempt(() => objects.write(v, 'hex'));
attempt(() => objects.write(null));
attempt(() => objects.write({}, show('object callback')));

const strings = make({ decodeStrings: false, defaultEncoding: 'latin1' });
attempt(() => strings.write('abc'));
attempt(() => strings.write('abc', 'hex'));
attempt(() => strings.write(Buffer.from('abc'), 'hex'));
attempt(() => strings.setDefaultEncoding('UTF-8') === strings);
attempt(() => strings.write('abc'));
for (const enc of ['nope', '', null, undefined, 5, {}]) attempt(() => strings.setDefaultEncoding(enc));

// the return value: less than the mark after the chunk was taken in
let release;
const slow = make({ highWaterMark: 4, write(c, e, cb) { release = cb; } });
console.log(slow.write('abc'), slow.write('d'), slow.write(''), slow.writableLength, slow.writableNeedDrain, slow.writableHighWaterMark);
slow.on('drain', () => console.log('drain', slow.writableLength, slow.writableNeedDrain));
setImmediate(() => {
  release();
  setImmediate(() => { release(); setImmediate(() => { console.log(slow.writableLength); release(); setImmediate(late); }); });
});

// callbacks come in order, later than the write, and before 'error'
function late() {
  const bad = make({ write(c, e, cb) { cb(new Error('bad')); } });
  bad.on('error', show('error event')).on('close', () => console.log('close'));
  bad.write('a', show('a'));
  console.log('returned', bad.write('b', show('b')), bad.writableLength, bad.errored.message, bad.writable);
  bad.write('c', show('c'));
  const gone = make().on('error', show('never'));
  gone.destroy();
  console.log(gone.write('x', show('gone')));
  const ordered = make({ write(c, e, cb) { setImmediate(cb); } });
  for (const n of [1, 2, 3]) ordered.write('x', () => console.log('callback', n));
  ordered.write('x', () => { throw new Error('from a callback'); });
  process.once('uncaughtException', (e) => console.log('uncaught', e.message, ordered.destroyed));
}
