// The events of a Writable: 'close', 'drain', 'error', 'finish', 'pipe', 'unpipe', their order
// and their arguments.
const { Writable, Readable } = require('stream');
const names = ['close', 'drain', 'error', 'finish', 'pipe', 'unpipe', 'prefinish'];
function watch(label, s) {
  for (const n of names) s.on(n, (...a) => console.log(label, n, a.length, a[0] instanceof Error ? a[0].message : a[0] && a[0].constructor.name));
  return s;
}
const slow = (o) => new Writable({ highWaterMark: 3, write(c, e, cb) { setImmediate(cb); }, ...o });
const steps = [
  () => watch('end', slow()).end('abc'),
  () => watch('no close', slow({ emitClose: false })).end('abc'),
  () => watch('not destroyed', slow({ autoDestroy: false })).end('abc'),
  () => { // 'drain' comes once for many writes, when all of them are done
    const w = watch('drain', slow());
    console.log(w.write('ab'), w.write('c'), w.write('d'), w.writableNeedDrain);
    w.once('drain', () => { console.log(w.writableLength, w.writableNeedDrain, w.write('x')); w.end(); });
  },
  () => { // no 'drain' after end
    const w = watch('ending', slow());
    console.log(w.write('abcd'));
    w.end();
  },
  () => watch('error', slow({ write(c, e, cb) { cb(new Error('bad')); } })).write('a', (e) => console.log('callback', e.message)),
  () => { // without autoDestroy an error does not close the stream
    const w = watch('error, open', slow({ autoDestroy: false, write(c, e, cb) { cb(String(c) === 'bad' ? new Error('bad') : null); } }));
    w.write('bad');
    setImmediate(() => console.log(w.destroyed, w.errored.message, w.writable, w.closed));
  },
  () => { // nothing but 'close' after 'error'
    const w = watch('twice', slow({ write(c, e, cb) { setImmediate(cb, new Error(String(c))); } }));
    w.write('first');
    w.write('second', (e) => console.log('second', e.message));
    w.end((e) => console.log('end', e.message));
    w.on('error', () => { w.destroy(new Error('third')); });
  },
  () => { // 'finish' waits for the callback of the last write
    const w = watch('finish', slow());
    w.on('finish', () => console.log(w.writableFinished, w.writableLength)).on('prefinish', () => console.log(w.writableFinished));
    for (let i = 0; i < 4; i++) w.write(String(i), () => console.log('written', i));
    w.end('last', () => console.log('end callback', w.writableFinished));
  },
  () => {
    const r = new Readable({ read() {} });
    const w = watch('piped', slow());
    console.log(r.pipe(w) === w, r.unpipe(w) === r, r.unpipe(w) === r);
    r.pipe(w);
    r.pipe(watch('second', slow()));
    r.unpipe();
  },
  () => { // a destination that fails is unpiped
    const r = new Readable({ read() {} });
    const w = watch('fails', slow({ write(c, e, cb) { cb(new Error('no')); } }));
    r.pipe(w);
    r.push('a');
    setImmediate(() => console.log(r._readableState.pipes.length, r.destroyed, r.readableFlowing));
  },
];
(function next() {
  const f = steps.shift();
  if (!f) return;
  console.log('--');
  f();
  let n = 12;
  setImmediate(function wait() { if (n--) setImmediate(wait); else next(); });
})();
