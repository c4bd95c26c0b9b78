// stream.compose, readable.compose and Duplex.from: every kind of source, values and errors.
const { compose, Duplex, Readable, Writable, Transform, PassThrough } = require('stream');
const { finished } = require('stream/promises');
const log = console.log;
const attempt = (f) => { try { return f(); } catch (e) { return `${e.name} ${e.code} ${e.message}`; } };
const all = async (s) => { const out = []; try { for await (const x of s) out.push(typeof x === 'object' && x && x.toString !== Object.prototype.toString ? String(x) : x); } catch (e) { out.push(`! ${e.name} ${e.code} ${e.message}`); } return out.join('|'); };
const shape = (d) => [d.constructor.name, d.readable, d.writable, d.readableObjectMode, d.writableObjectMode].join();
const strip = () => new Transform({ transform(c, e, cb) { cb(null, String(c).replace(' ', '')); } });
async function* toUpper(source) { for await (const c of source) yield String(c).toUpperCase(); }
(async () => {
  log(await all(compose(strip(), toUpper).end('hello world')));
  { const s1 = compose((async function* () { yield 'Hello'; yield 'World'; })()), s2 = compose(toUpper); let res = ''; const s3 = compose(async function (source) { for await (const c of source) res += c; }); log(shape(s1), shape(s2), shape(s3)); await finished(compose(s1, s2, s3)); log(res); }
  log(shape(compose(new PassThrough())), shape(compose(strip(), strip())), shape(compose(Readable.from(['x']), new PassThrough())), shape(compose(new PassThrough(), new Writable({ write(c, e, cb) { cb(); } }))));
  for (const args of [[], [5], [new Writable(), new PassThrough()], [new PassThrough(), Readable.from([])], [new PassThrough(), 5], [() => 5], [null]]) log(attempt(() => shape(compose(...args))));
  { const bad = new Transform({ transform(c, e, cb) { cb(new Error('in the middle')); } }), first = new PassThrough(), d = compose(first, bad, new PassThrough()); log(await all(d.end('x')), first.destroyed, bad.destroyed, d.destroyed); }
  { const first = new PassThrough(), last = new PassThrough(), d = compose(first, last); d.on('error', (e) => log('d', e.message)).on('close', () => log('close')); d.destroy(new Error('outer')); await new Promise(setImmediate); await new Promise(setImmediate); log(first.destroyed, last.destroyed); }
  { const d = compose(new PassThrough(), new PassThrough()); d.on('error', (e) => log('no error given', e.name)); d.destroy(); await new Promise((f) => d.on('close', f)); }
  log(await Readable.from(['text passed through', 'composed stream']).compose(async function* (source) { for await (const c of source) yield* String(c).split(' '); }).toArray());
  for (const args of [[5], [Readable.from([])], [new PassThrough(), 5], [new PassThrough(), { signal: 5 }]]) log(attempt(() => shape(Readable.from(['x']).compose(...args))));
  { const ac = new AbortController(), d = new Readable({ read() {} }).compose(new PassThrough(), { signal: ac.signal }); setImmediate(() => ac.abort()); log(await all(d)); }
  { const got = []; const d = compose(new PassThrough({ highWaterMark: 2 }), new PassThrough({ highWaterMark: 2 })); log(d.write('abcd'), d.writableNeedDrain); d.on('drain', () => { got.push('drain'); d.end('e'); }); log(await all(d), got.join()); }

  const sources = { stream: () => Readable.from(['a']), duplex: () => new PassThrough(), string: () => 'string', buffer: () => Buffer.from('buf'), blob: () => new Blob(['blob']), arraybuffer: () => new Uint8Array([97]).buffer, iterable: () => ['i', 't'], asyncIterable: () => (async function* () { yield 'ai'; })(), promise: () => Promise.resolve('p'), promiseNull: () => Promise.resolve(null), rejected: () => Promise.reject(new Error('rejected')),
    readable: () => ({ readable: Readable.from(['r']) }), both: () => ({ readable: Readable.from(['r']), writable: new Writable({ write(c, e, cb) { log('w', String(c)); cb(); } }) }), webReadable: () => new ReadableStream({ start(c) { c.enqueue('web'); c.close(); } }), webPair: () => new TransformStream() };
  for (const [name, make] of Object.entries(sources)) {
    const d = attempt(() => Duplex.from(make())); if (typeof d === 'string') { log(name, d); continue; }
    log(name, shape(d)); if (d.writable) d.end('written'); log(name, await all(d));
  }
  { const got = []; const d = Duplex.from(new Writable({ write(c, e, cb) { got.push(String(c)); cb(); } })); log(shape(d)); d.end('to w'); await finished(d); log(got.join()); }
  { const got = []; const d = Duplex.from(async function (source) { for await (const x of source) got.push(x); }); log(shape(d)); d.write(1); d.end(2); await finished(d); log(got.join()); }
  { const d = Duplex.from(async function* (source) { for await (const x of source) yield x * 2; }); log(shape(d)); d.write(1); d.end(2); log(await all(d)); }
  for (const v of [undefined, null, 5, {}, true, { readable: 5 }, () => {}, () => 5]) log(attempt(() => shape(Duplex.from(v))));
  { const d = Duplex.from(async function () { return 5; }); d.on('error', (e) => log(e.code, e.message)); d.end('x'); await new Promise((f) => d.on('close', f)); }
  { const d = Duplex.from(async function* (s) { for await (const x of s) throw new Error('thrown ' + x); }); d.write('x', () => {}); log(await all(d), d.destroyed); }
  { const d = Duplex.from((async function* () { yield null; })()); log(await all(d)); }
  { const r = new Readable({ read() {} }), w = new Writable({ write(c, e, cb) { cb(); } }), d = Duplex.from({ readable: r, writable: w }); d.on('error', (e) => log('d', e.message)); r.destroy(new Error('one side')); await new Promise((f) => d.on('close', f)); log(w.destroyed, d.destroyed); }
})();
