// The three states of readableFlowing and what moves a stream between them.
const { Readable, PassThrough, Writable } = require('stream');
const log = console.log;
const make = (o) => new Readable({ read() {}, ...o });
const later = (f, n = 6) => setImmediate(() => (n ? later(f, n - 1) : f()));
const steps = [
  () => { // null: nothing is generated
    let reads = 0;
    const r = new Readable({ read() { reads++; } });
    later(() => { log(r.readableFlowing, reads); r.resume(); later(() => log(r.readableFlowing, reads)); });
  },
  () => { for (const how of [(r) => r.on('data', () => {}), (r) => r.resume(), (r) => r.pipe(new PassThrough())]) { const r = make(); how(r); log(r.readableFlowing, r.isPaused()); } },
  () => { // paused: neither a 'data' listener nor a pipe makes it flow
    const r = make();
    log(r.pause() === r, r.readableFlowing, r.isPaused());
    r.on('data', (c) => log('data', String(c)));
    r.push('a');
    log(r.readableFlowing, r.readableLength);
    later(() => { log(r.resume() === r, r.readableFlowing, r.isPaused()); });
  },
  () => { // false after unpipe
    const pass = new PassThrough();
    const w = new Writable({ write() {} });
    pass.pipe(w);
    pass.unpipe(w);
    log(pass.readableFlowing);
    pass.on('data', (c) => log('data', String(c)));
    pass.write('ok');
    later(() => { log(pass.readableFlowing, pass.readableLength); pass.resume(); });
  },
  () => { // removing the 'data' listener does not pause: data is lost
    const r = make();
    const f = (c) => { log('data', String(c)); r.off('data', f); r.push('lost'); };
    r.on('data', f);
    r.push('a');
    later(() => { log(r.readableFlowing, r.readableLength); r.on('data', (c) => log('again', String(c))); r.push('b'); });
  },
  () => { // 'readable' stops the flow, and its removal starts it again when somebody listens for data
    const r = make();
    r.on('data', (c) => log('data', String(c)));
    const f = () => log('readable', r.readableLength);
    r.on('readable', f);
    log(r.readableFlowing);
    r.push('a');
    later(() => { log(r.readableLength, r.resume().readableFlowing); r.pause(); log(r.isPaused()); r.resume(); r.off('readable', f); later(() => log(r.readableFlowing, r.readableLength)); });
  },
  () => { // without a 'data' listener it is null again
    const r = make();
    const f = () => {};
    r.on('readable', f);
    r.off('readable', f);
    later(() => log(r.readableFlowing));
  },
  () => { // the events 'pause' and 'resume' come only with a change
    const r = make().on('pause', () => log('pause')).on('resume', () => log('resume'));
    r.pause(); r.pause(); r.resume(); r.resume();
    later(() => { r.resume(); r.pause(); r.resume(); r.pause(); });
  },
  () => { // a full destination pauses, its 'drain' resumes
    let cb;
    const r = make();
    const w = new Writable({ highWaterMark: 2, write(c, e, f) { cb = f; } });
    r.pipe(w);
    r.push('abc');
    later(() => { log(r.readableFlowing, r.isPaused()); r.resume(); log(r.readableFlowing); r.push('def'); later(() => { log(r.readableFlowing, w.writableLength); cb(); later(() => { cb(); later(() => log(r.readableFlowing)); }); }); });
  },
  () => { // 'data' in flowing mode as it is pushed, in paused mode by read
    const r = make();
    r.on('data', (c) => log('data', String(c)));
    later(() => { log('push', r.push('now')); r.pause(); r.push('later'); log(String(r.read())); });
  },
];
(function next() {
  const f = steps.shift();
  if (!f) return;
  log('--');
  f();
  later(next, 40);
})();
