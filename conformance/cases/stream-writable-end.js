// writable.end: its argument forms, its callback, its errors, and the write behind it.
const { Writable } = require('stream');
const make = (o) => new Writable({ write(c, e, cb) { console.log('write', String(c), e); cb(); }, ...o });
const show = (label) => (e) => console.log(label, e ? `${e.name} ${e.code} ${e.message}` : e);
const steps = [
  () => { const w = make(); console.log(w.end() === w, w.writableEnded, w.writableFinished, w.writable); w.on('finish', () => console.log('finish', w.writableFinished)); },
  () => make().end('chunk'),
  () => make().end('6162', 'hex'),
  () => make().end('6162', 'hex', show('callback')),
  () => make().end('chunk', show('callback')),
  () => make().end(show('callback')),
  () => make().end(null, show('null')),
  () => make().end(undefined, undefined, show('undefined')),
  () => make().end(new Uint8Array([97, 98]), show('bytes')),
  () => make({ objectMode: true }).end(0, show('zero')),
  () => make({ objectMode: true }).end(false, show('false')),
  () => { // the callback comes before 'finish'
    const w = make().on('finish', () => console.log('finish'));
    w.end(show('first'));
    w.end(show('second'));
    w.on('finish', () => { w.end(show('in finish')); setImmediate(() => w.end(show('long after'))); });
  },
  () => { const w = make().on('error', show('error')); w.end(); console.log(w.write('late', show('write'))); },
  () => { const w = make().on('error', show('error')); w.end('a'); w.end('b', show('end')); },
  () => { const w = make().on('error', show('error')); w.destroy(); w.end(show('destroyed')); w.end('x', show('destroyed too')); },
  () => { const w = make({ final(cb) { cb(new Error('final')); } }).on('error', show('error')); w.end(show('end')); },
  () => { const w = make({ write(c, e, cb) { cb(new Error('write')); } }).on('error', show('error')); w.end('x', show('end')); },
  () => { const w = make({ write() {} }).on('error', show('error')); w.end('x', show('end')); w.destroy(new Error('early')); },
  () => { for (const v of [5, {}, true, Symbol('s')]) try { make().end(v); } catch (e) { show('throws')(e); } },
  () => { try { make().end('a', 'nope'); } catch (e) { show('throws')(e); } },
  () => { const w = make(); w.end('a', 'utf8', 'no function'); },
  () => { // an error that _undestroy forgets is still end's
    const w = make({ write(c, e, cb) { cb(new Error('forgotten')); }, destroy(e, cb) { cb(e); this._undestroy(); } }).on('error', show('error'));
    w.write('x', show('write'));
    w.end(show('end'));
  },
];
(function next() {
  const f = steps.shift();
  if (!f) return;
  console.log('--');
  f();
  setImmediate(() => setImmediate(() => setImmediate(next)));
})();
