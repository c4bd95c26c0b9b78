// readable.destroy: what it emits, what it stops, _destroy and _construct.
const { Readable } = require('stream');
const log = console.log;
const later = (f, n = 4) => setImmediate(() => (n ? later(f, n - 1) : f()));
const watch = (r) => { for (const n of ['close', 'end', 'error', 'data', 'readable']) r.on(n, (v) => log(n, v instanceof Error ? v.message : v)); return r; };
const steps = [
  () => { const r = watch(new Readable({ read() {} })); log(r.destroy() === r, r.destroyed, r.closed); later(() => log(r.closed, r.readable)); },
  () => { const r = watch(new Readable({ read() {} })); r.destroy(new Error('first')); r.destroy(new Error('second')); log(r.errored.message); },
  () => watch(new Readable({ emitClose: false, read() {} })).destroy(new Error('no close')),
  () => { const r = watch(new Readable({ read() {} })); r.push('a'); r.destroy(); log(r.push('b'), r.push(null), r.read(), r.readableLength); },
  () => { const r = watch(new Readable({ read() {}, destroy(e, cb) { log('_destroy', e); cb(new Error('from _destroy')); } })); r.destroy(); },
  () => { const r = watch(new Readable({ read() {}, destroy(e, cb) { setImmediate(cb, null); } })); r.destroy(new Error('swallowed')); log(r.errored.message); },
  () => { const r = new Readable({ read() {} }); r.destroy(null, (e) => log('callback', e)); r.destroy(new Error('x'), (e) => log('second callback', e)); },
  () => { const r = watch(new Readable({ construct(cb) { later(cb); }, read() { log('_read'); this.push(null); }, destroy(e, cb) { log('_destroy'); cb(e); } })); r.resume(); log('resumed'); },
  () => { const r = watch(new Readable({ construct(cb) { later(() => cb(new Error('construct'))); }, read() { log('never'); }, destroy(e, cb) { log('_destroy', e.message); cb(e); } })); },
  () => { const r = watch(new Readable({ construct(cb) { later(() => cb(new Error('construct'))); }, read() {} })); r.destroy(new Error('destroy')); r.on('error', (e) => log(e.constructor.name, e.errors && e.errors.map((x) => x.message))); },
  () => { const r = watch(new Readable({ read() { this.push('x'); this.push(null); } })); r.on('end', () => { r.destroy(new Error('in end')); }); },
  () => { // in a listener: what is left is not given
    const r = new Readable({ read() {} }); for (const c of ['a', 'b', 'c']) r.push(c);
    r.on('data', (c) => { log(String(c)); if (String(c) === 'b') r.destroy(); }).on('close', () => log('close', r.readableLength));
  },
  async () => { // Symbol.asyncDispose waits for the end
    const r = new Readable({ read() {} });
    r.on('close', () => log('close'));
    log(await r[Symbol.for('nodejs.asyncDispose')](), r.destroyed, r.errored.name);
    const e = new Readable({ read() {} }); e.destroy(new Error('before')); e.on('error', () => {});
    await e[Symbol.asyncDispose || Symbol.for('nodejs.asyncDispose')]().catch((x) => log('rejected', x.message));
  },
  () => { // an error that nobody listens for
    process.once('uncaughtException', (e) => log('uncaught', e.message));
    new Readable({ read() {} }).destroy(new Error('nobody'));
  },
  () => { // async listeners with captureRejections
    const r = watch(new Readable({ captureRejections: true, read() {} }));
    r.on('data', async () => { throw new Error('rejected'); }); r.push('x');
  },
];
(function next() {
  const f = steps.shift();
  if (!f) return;
  log('--');
  f();
  later(next, 24);
})();
