// [Symbol.asyncDispose] of each kind of stream, and an unshift within _read.
const { Readable, Writable, PassThrough } = require('stream');
const dispose = Symbol.asyncDispose || Symbol.for('nodejs.asyncDispose');
const log = console.log;
const tick = () => new Promise(setImmediate);
const watch = (s) => { for (const n of ['error', 'finish', 'end', 'close']) s.on(n, (e) => log(n, e ? e.name : '')); return s; };
(async () => {
  for (const make of [() => new Readable({ read() {} }), () => new Writable({ write(c, e, cb) { cb(); } }), () => new PassThrough()]) {
    const s = watch(make());
    log(s.constructor.name, await s[dispose](), s.destroyed, s.errored && s.errored.name);
    await s[dispose]().then(() => log('kept'), (e) => log('once more', e.name)); // the error is that of another call
  }
  const done = watch(new Writable({ write(c, e, cb) { cb(); } }));
  done.end('x');
  await tick();
  log('finished', await done[dispose](), done.errored);
  const open = watch(new Writable({ autoDestroy: false, write(c, e, cb) { cb(); } }));
  open.end();
  await tick();
  log('not destroyed', open.destroyed, await open[dispose](), open.destroyed, open.errored);
  const read = watch(new Readable({ read() { this.push(null); } }));
  read.resume();
  await tick();
  log('ended', await read[dispose](), read.errored);
  const slow = watch(new Writable({ write() {}, destroy(e, cb) { setImmediate(cb, e); } }));
  log('slow', await slow[dispose](), slow.closed);
  const bad = watch(new Writable({ write() {}, destroy(e, cb) { cb(new Error('other')); } }));
  await bad[dispose]().then(() => log('kept'), (e) => log('rejected', e.message));

  // unshift leaves the _read under way; an empty push behind it ends that
  for (const empty of [false, true]) {
    let reads = 0;
    const r = new Readable({ read() {
      reads++;
      if (reads > 3) return;
      this.unshift(`<${reads}>`);
      if (empty) this.push('');
    } });
    r.on('data', (c) => log('data', String(c)));
    await tick();
    await tick();
    log('reads', reads, r._readableState.reading);
  }
})();
