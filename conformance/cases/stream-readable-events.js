// The events of a Readable: 'close', 'data', 'end', 'error', 'readable'.
const { Readable } = require('stream');
const log = console.log;
const later = (f, n = 6) => setImmediate(() => (n ? later(f, n - 1) : f()));
function watch(label, r) {
  for (const n of ['close', 'end', 'error']) r.on(n, (...a) => log(label, n, a.length, a[0] && a[0].message));
  return r;
}
const list = (items, o) => new Readable({ read() { this.push(items.length ? items.shift() : null); }, ...o });
const steps = [
  () => watch('flowing', list(['a', 'b'])).on('data', (c) => log(c)),
  () => watch('no close', list(['a'], { emitClose: false })).resume(),
  () => { const r = watch('not destroyed', list(['a'], { autoDestroy: false })).resume(); later(() => log(r.destroyed, r.readableEnded)); },
  () => watch('unread', list(['a'])), // no 'end' unless all is read
  () => { const r = watch('read by hand', list(['a', 'b'])); r.on('readable', () => { let c; while ((c = r.read()) !== null) log('read', String(c)); log('null'); }); },
  () => { const r = watch('read once per readable', list(['a', 'b', 'c'])); r.on('readable', () => log('read', String(r.read()))); },
  () => { const r = watch('empty', list([])); r.on('readable', () => log(`readable: ${r.read()}`)); },
  () => { // 'data' is emitted for what read returns
    const r = watch('both', list(['a', 'b']));
    r.on('data', (c) => log('data', String(c))).on('readable', () => { log('readable', r.readableFlowing); while (r.read() !== null); });
  },
  () => { // 'readable' in the tick behind push
    const r = new Readable({ read() {} });
    r.on('readable', () => log('readable', r.readableLength));
    later(() => { r.push('x'); log('pushed'); process.nextTick(() => log('tick')); r.push('y'); later(() => { r.read(); r.push(null); log('eof'); r.read(); }); });
  },
  () => { // an invalid chunk
    const r = watch('invalid', new Readable({ read() {} }));
    log(r.push(5));
    r.on('error', (e) => log(e.name, e.code, r.errored === e));
  },
  () => watch('thrown in read', new Readable({ read() { throw new Error('thrown'); } })).resume(),
  () => watch('destroyed in read', new Readable({ read() { this.destroy(new Error('destroyed')); } })).resume(),
  () => { // an error with data left: the data is not given any more
    const r = watch('with data', new Readable({ read() {} })).on('data', (c) => log(String(c)));
    r.pause(); r.push('never'); r.resume(); r.destroy(new Error('now'));
  },
  () => { // reading behind 'end'
    const r = watch('behind', list(['a']));
    r.on('data', () => {}).on('end', () => { log(r.read(), r.readable, r.readableEnded, r.push === Readable.prototype.push); });
    later(() => { log(r.read(), r.read(0), r.push('x'), r.errored); r.unshift('x'); });
  },
  () => { // push behind the end of a stream that is not yet read
    const r = watch('after eof', new Readable({ read() {} }));
    r.push('a'); r.push(null); log(r.push('b'));
    r.on('error', (e) => log(e.code, e.message));
  },
  () => { // unshift behind 'end'
    const r = watch('unshift', list([], { autoDestroy: false }));
    r.on('end', () => { log(r.unshift('x')); }).resume();
    r.on('error', (e) => log(e.code, e.message));
  },
];
(function next() {
  const f = steps.shift();
  if (!f) return;
  log('--');
  f();
  later(next, 24);
})();
