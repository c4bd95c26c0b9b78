// What an implementation of Writable promises and is promised: _construct, _write, _writev,
// _final, _destroy, and errors from each of them.
const { Writable } = require('stream');
const log = console.log;
const steps = [
  () => { // _construct comes a tick after the constructor and holds everything back
    const w = new Writable({
      construct(cb) { log('construct', this === w); setImmediate(() => { log('constructed'); cb(); }); },
      write(c, e, cb) { log('write', String(c)); cb(); },
      final(cb) { log('final'); cb(); },
      destroy(err, cb) { log('destroy', err); cb(err); } });
    log(w.write('a'), w.writableLength);
    w.end('b');
    w.on('finish', () => log('finish')).on('close', () => log('close'));
  },
  () => { // its error destroys the stream; nothing is written
    const w = new Writable({ construct(cb) { cb(new Error('no')); }, write() { log('never'); }, destroy(e, cb) { log('destroy', e.message); cb(e); } });
    w.write('a', (e) => log('write', e.message));
    w.on('error', (e) => log('error', e.message)).on('close', () => log('close'));
  },
  () => { // destroy waits for it
    const w = new Writable({ construct(cb) { setImmediate(cb); }, destroy(e, cb) { log('destroy', e && e.message); cb(e); } });
    w.destroy(new Error('early'));
    log('destroyed', w.destroyed, w.closed);
    w.on('error', (e) => log('error', e.message)).on('close', () => log('close', w.closed));
  },
  () => { // thrown in, and called twice
    const w = new Writable({ construct() { throw new Error('thrown'); } });
    w.on('error', (e) => log('error', e.message));
    const twice = new Writable({ construct(cb) { cb(); cb(); } });
    twice.on('error', (e) => log('error', e.code));
  },
  () => { // _final delays 'finish'
    const w = new Writable({ write(c, e, cb) { cb(); }, final(cb) { log('final', w.writableFinished); setImmediate(cb); } });
    w.on('prefinish', () => log('prefinish')).on('finish', () => log('finish')).on('close', () => log('close'));
    w.end('x', () => log('end callback'));
  },
  () => {
    const w = new Writable({ write(c, e, cb) { cb(); }, final() { throw new Error('in final'); } });
    w.on('error', (e) => log('error', e.message)).on('finish', () => log('never')).on('close', () => log('close'));
    w.end();
  },
  () => { // chunks that come meanwhile are given to _writev together
    const w = new Writable({ writev(cs, cb) { log('writev', cs.map((c) => String(c.chunk)).join()); setImmediate(cb); } });
    for (const s of 'abcd') w.write(s, () => log('written', s));
    w.end();
    w.on('finish', () => log('finish'));
  },
  () => { // an error of _writev goes to the callback of each
    const w = new Writable({ writev(cs, cb) { setImmediate(cb, cs.length > 1 ? new Error('many') : null); } });
    for (const s of 'abc') w.write(s, (e) => log('written', s, e && e.message));
    w.on('error', (e) => log('error', e.message));
  },
  () => { // a callback called twice
    const w = new Writable({ write(c, e, cb) { cb(); cb(); } });
    w.on('error', (e) => log('error', e.code, e.message));
    w.write('a', (e) => log('written', e && e.message));
  },
  () => { // _destroy may change the error, or drop it, or fail itself
    for (const out of [undefined, null, new Error('other'), 'same']) {
      const w = new Writable({ destroy(e, cb) { cb(out === 'same' ? e : out); } });
      w.on('error', (e) => log('error', e.message)).on('close', () => log('close', String(out), w.errored && w.errored.message));
      w.destroy(new Error('given'));
    }
    const t = new Writable({ destroy() { throw new Error('thrown in destroy'); } });
    t.on('error', (e) => log('error', e.message)).on('close', () => log('close'));
    t.destroy();
  },
  () => { // what _write throws passes through write
    const w = new Writable({ write() { throw new Error('thrown in write'); } });
    try { w.write('a'); } catch (e) { log('caught', e.message, w.destroyed); }
  },
];
(function next() {
  const f = steps.shift();
  if (!f) return;
  log('--');
  f();
  let n = 8;
  setImmediate(function wait() { if (n--) setImmediate(wait); else next(); });
})();
