// stream.pipeline: streams, iterables, generators, functions, the value, errors, end: false,
// signals; with a callback and as a promise.
const { pipeline, Readable, Writable, Transform, PassThrough, Duplex } = require('stream');
const promises = require('stream/promises');
const log = console.log;
const later = (f, n = 8) => setImmediate(() => (n ? later(f, n - 1) : f()));
const tell = (label) => (e, v) => log(label, e ? `${e.name} ${e.code} ${e.message}` : e, v);
const attempt = (f) => { try { return f(); } catch (e) { return `${e.name} ${e.code} ${e.message}`; } };
const sink = (got = []) => Object.assign(new Writable({ objectMode: true, write(c, e, cb) { got.push(String(c)); cb(); } }), { got });
const src = (...items) => Readable.from(items);
const upper = () => new Transform({ objectMode: true, transform(c, e, cb) { cb(null, String(c).toUpperCase()); } });
const failing = (o) => new Transform({ transform(c, e, cb) { cb(new Error('transform')); }, ...o });
const steps = [
  () => { const w = sink(); log(pipeline(src('a', 'b'), upper(), w, (e, v) => { tell('streams')(e, v); log(w.got.join(), w.destroyed); }) === w); },
  () => { const w = sink(); pipeline([src('a'), upper(), w], () => log('array', w.got.join())); },
  () => { const w = sink(); pipeline(['x', 'y'], w, (e) => log('iterable', e, w.got.join())); },
  () => { const w = sink(); pipeline(function* () { yield 1; yield 2; }, w, (e) => log('generator source', e, w.got.join())); },
  () => { const w = sink(); pipeline(async function* ({ signal }) { log(signal.aborted, signal.constructor.name); yield 1; }, async function* (source, { signal }) { for await (const x of source) { yield x + 1; yield signal.aborted; } }, w, (e) => log('generators', e, w.got.join())); },
  () => { const s = pipeline(src('a', 'b'), async function (source) { let all = ''; for await (const x of source) all += x; return all; }, tell('value')); log(s instanceof Duplex, s.constructor.name); s.on('data', (c) => log('data', String(c))); },
  () => { pipeline(src('a'), async function* (source) { for await (const x of source) yield x + '!'; }, tell('last generator')).on('data', (c) => log('data', c)).on('end', () => log('end')); },
  () => { const parts = [src('a'), failing(), sink()]; pipeline(...parts, (e) => { tell('error')(e); log(parts.map((s) => s.destroyed).join()); }); for (const s of parts) s.on('error', (x) => log('event', x.message)); },
  () => { const w = sink(); pipeline(async function* () { yield 1; throw new Error('source'); }, w, (e) => { tell('source error')(e); log(w.destroyed, w.got.join()); }); },
  () => { const r = src('a', 'b'); pipeline(r, async function* (source) { for await (const x of source) throw new Error('middle ' + x); }, sink(), (e) => { tell('middle error')(e); log(r.destroyed); }); },
  () => { const r = src('a', 'b'); pipeline(r, async () => { throw new Error('destination'); }, (e, v) => { tell('destination error')(e, v); log(r.destroyed); }); },
  () => { const r = new Readable({ read() {} }), w = sink(); pipeline(r, w, tell('premature')); r.push('x'); later(() => r.destroy(), 1); w.on('close', () => log('w closed', w.destroyed)); },
  () => { const r = new Readable({ read() {} }), w = sink(); pipeline(r, w, (e) => { tell('destination closed')(e); log(r.destroyed); }); later(() => w.destroy(), 1); },
  () => { for (const args of [[], [src()], [src(), sink()], [() => {}], [src(), () => {}], [[src()], () => {}], [src(), 5, () => {}], [5, sink(), () => {}], [() => 5, sink(), () => {}], [src(), () => 5, sink(), () => {}], [src(), () => 5, () => {}], [{}, sink(), () => {}], [src(), sink(), 'x']]) log(attempt(() => typeof pipeline(...args))); },
  async () => {
    const w = sink(); log(await promises.pipeline(src('a'), upper(), w), w.got.join());
    log(await promises.pipeline(src('a', 'b'), async (s) => { let n = 0; for await (const x of s) n++; return n; }));
    log(await promises.pipeline([src('a'), sink()]), await promises.pipeline('str', sink()).catch((e) => e.code));
    await promises.pipeline(src('a'), failing(), sink()).catch(tell('rejected'));
    await promises.pipeline(src('a')).catch(tell('rejected')); await promises.pipeline().catch(tell('rejected'));
    await promises.pipeline(src('a'), sink(), { signal: 5 }).catch(tell('rejected'));
  },
  async () => { // signal
    const ac = new AbortController(), r = new Readable({ read() {} }), w = sink(); const p = promises.pipeline(r, w, { signal: ac.signal }); later(() => ac.abort(), 1);
    await p.catch((e) => { tell('aborted')(e); log(r.destroyed, w.destroyed, e.cause === ac.signal.reason); });
    await promises.pipeline(src('a'), sink(), { signal: AbortSignal.abort('early') }).catch((e) => log(e.name, e.cause));
    const g = new AbortController(); let inner; const q = promises.pipeline(async function* ({ signal }) { inner = signal; yield 1; await new Promise((ok, no) => { signal.onabort = () => no(signal.reason); }); }, sink(), { signal: g.signal }); later(() => g.abort(), 1); await q.catch(tell('aborted')); log(inner.aborted);
  },
  async () => { // end: false leaves the destination open, whatever is before it
    for (const first of [() => src('a'), () => ['b'], () => async function* () { yield 'c'; }]) { const w = sink(); await promises.pipeline(first(), w, { end: false }); log(w.got.join(), w.writableEnded, w.destroyed); w.end('last'); }
    const w = sink(), t = upper(); await promises.pipeline(src('a'), t, w, { end: false }); log(w.writableEnded, t.destroyed, w.destroyed);
    const bad = sink(); await promises.pipeline(async function* () { throw new Error('x'); }, bad, { end: false }).catch(tell('rejected')); log(bad.destroyed);
  },
  async () => { // web streams among them
    const got = []; const { ReadableStream, WritableStream, TransformStream } = require('stream/web');
    const rs = () => new ReadableStream({ start(c) { c.enqueue('a'); c.enqueue('b'); c.close(); } }), ws = () => new WritableStream({ write(c) { got.push(String(c)); }, close() { got.push('closed'); } });
    await promises.pipeline(rs(), sink()); await promises.pipeline(src('x'), ws()); await promises.pipeline(rs(), ws()); await promises.pipeline(rs(), new TransformStream({ transform(c, k) { k.enqueue(c + '!'); } }), ws()); log(got.join());
    await promises.pipeline(new ReadableStream({ pull(c) { c.error(new Error('web source')); } }), sink()).catch(tell('rejected'));
    await promises.pipeline(src('x'), new WritableStream({ write() { throw new Error('web sink'); } })).catch(tell('rejected'));
  },
  () => { // a Duplex at the end: the pipeline is over when it has been written; its data can be read
    const p = new PassThrough(); pipeline(src('d'), p, tell('duplex end')); later(() => { log('reading'); p.on('data', (c) => log('data', String(c))); });
  },

  () => { pipeline(Readable.from(['x']), sink(), { end: false }, () => {}); }, // options are no stage
].map((f) => () => { const v = attempt(f); if (typeof v === 'string') log(v); });
(function next() { const f = steps.shift(); if (!f) return; log('--'); f(); later(next, 40); })();
