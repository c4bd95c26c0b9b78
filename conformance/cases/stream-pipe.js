// readable.pipe and unpipe: what they return and emit, the end option, many destinations,
// back-pressure, and errors on either side.
const { Readable, Writable, PassThrough, Transform } = require('stream');
const log = console.log;
const later = (f, n = 8) => setImmediate(() => (n ? later(f, n - 1) : f()));
const sink = (label, o) => new Writable({ write(c, e, cb) { log(label, String(c)); cb(); }, ...o }).on('finish', () => log(label, 'finish')).on('close', () => log(label, 'close'));
const list = (...items) => new Readable({ read() { this.push(items.length ? items.shift() : null); } });
const steps = [
  () => { const w = sink('w'); log(list('a', 'b').pipe(w) === w); },
  () => list('a').pipe(new PassThrough()).pipe(new Transform({ transform(c, e, cb) { cb(null, String(c).toUpperCase()); } })).pipe(sink('chain')),
  () => { const r = list('a'), w = sink('open'); r.pipe(w, { end: false }); r.on('end', () => w.end('Goodbye')); },
  () => { const r = list('a', 'b'); r.pipe(sink('one')); r.pipe(sink('two')); },
  () => { const r = list('a'); r.pipe(process.stdout); later(() => log('', process.stdout.writableEnded)); },
  () => { // an error of the source leaves the destination open
    const r = new Readable({ read() {} }), w = sink('w'); r.on('error', (e) => log('r', e.message)); r.pipe(w); r.push('x');
    later(() => { r.destroy(new Error('source')); later(() => log(w.destroyed, w.writable)); });
  },
  () => { // an error of the destination unpipes; with no other listener it is thrown
    const r = list('a', 'b', 'c'), w = new Writable({ write(c, e, cb) { cb(new Error('dest')); } });
    w.on('unpipe', (src) => log('unpipe', src === r)); r.pipe(w);
    process.once('uncaughtException', (e) => log('uncaught', e.message, r.destroyed, r._readableState.pipes.length));
  },
  () => { // a destination that closes early is unpiped
    const r = new Readable({ read() {} }), w = sink('w'); r.pipe(w); w.on('unpipe', () => log('unpiped')); w.destroy(); later(() => log(r._readableState.pipes.length, r.readableFlowing));
  },
  () => { // the slowest sets the pace
    let n = 0, cbs = []; const r = new Readable({ highWaterMark: 1, read() { if (n < 4) this.push(String(n++)); else this.push(null); } });
    const slow = new Writable({ highWaterMark: 1, write(c, e, cb) { log('slow', String(c)); cbs.push(cb); } });
    r.pipe(sink('fast')); r.pipe(slow); slow.on('finish', () => log('slow finish'));
    (function tick(k) { if (k) later(() => { log('tick', n); const cb = cbs.shift(); if (cb) cb(); tick(k - 1); }, 2); })(6);
  },
  () => { // unpipe of one, of one that is not piped, of all
    const r = new Readable({ read() {} }), a = sink('a'), b = sink('b'); for (const w of [a, b]) w.on('unpipe', () => log('unpipe', w === a ? 'a' : 'b')).on('pipe', () => log('pipe', w === a ? 'a' : 'b'));
    log(r.unpipe(a) === r); r.pipe(a); r.pipe(b); r.unpipe(a); r.push('x'); later(() => { log(r.readableFlowing); r.unpipe(); log(r.readableFlowing, r._readableState.pipes.length); r.push('y'); later(() => { log(r.readableLength); r.pipe(b); }); });
  },
  () => { // pause does not hold against a destination that drains
    let cb; const r = new Readable({ read() {} }), w = new Writable({ highWaterMark: 1, write(c, e, f) { cb = f; } }); r.pipe(w); r.push('a'); later(() => { r.pause(); cb(); later(() => log(r.readableFlowing)); });
  },
  () => { // the same destination twice
    const r = list('x'), w = new PassThrough(); r.pipe(w); r.pipe(w); w.on('data', (c) => log('got', String(c))).on('error', (e) => log(e.code)).on('end', () => log('end'));
  },
  () => { // a source that has ended
    const r = list('x'); r.resume().on('end', () => later(() => { const w = sink('late'); r.pipe(w); }));
  },
  () => { // into something that is not writable any more
    const r = list('x'), w = sink('ended'); w.end(); later(() => { w.on('error', (e) => log(e.code)); r.pipe(w); });
  },
  () => { for (const v of [undefined, null, 5]) try { list().pipe(v); } catch (e) { log(e.name, e.message.slice(0, 22)); } },
  () => { const w = new Writable(); w.on('error', (e) => log(e.code, e.message)); log(w.pipe(new PassThrough())); },
  () => { // strings of a stream with an encoding are encoded again; objects go to objects
    const r = list(Buffer.from([0xe2, 0x82]), Buffer.from([0xac])); r.setEncoding('utf8').pipe(sink('euro'));
    new Readable({ objectMode: true, read() { this.push({ n: 1 }); this.push(null); } }).pipe(new Writable({ objectMode: true, write(o, e, cb) { log(o); cb(); } }));
  },
];
(function next() { const f = steps.shift(); if (!f) return; log('--'); f(); later(next, 60); })();
