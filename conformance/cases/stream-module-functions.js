// addAbortSignal, isReadable and its kind, the default marks, destroy, duplexPair, the members.
const stream = require('stream');
const { addAbortSignal, Readable, Writable, Duplex, PassThrough, Stream } = stream;
const log = console.log;
const attempt = (f) => { try { return f(); } catch (e) { return `${e.name} ${e.code} ${e.message}`; } };
const r = (o) => new Readable({ read() {}, ...o });
const w = (o) => new Writable({ write(c, e, cb) { cb(); }, ...o });
const tick = () => new Promise(setImmediate);
(async () => {
  { const ac = new AbortController(), s = r(); log(addAbortSignal(ac.signal, s) === s, s.destroyed); s.on('error', (e) => log(e.name, e.code, e.message, e.cause === ac.signal.reason)).on('close', () => log('close')); ac.abort(); log(s.destroyed); await tick(); }
  { const s = addAbortSignal(AbortSignal.abort('by then'), w()); s.on('error', (e) => log(e.name, e.cause)); log(s.destroyed); await tick(); }
  { const ac = new AbortController(), s = addAbortSignal(ac.signal, r()); s.push(null); s.resume(); await tick(); ac.abort(); log('over', s.errored); }
  { const ac = new AbortController(), s = addAbortSignal(ac.signal, r()); setImmediate(() => ac.abort()); try { for await (const x of s) log(x); } catch (e) { log(e.name); } }
  { const ac = new AbortController(), s = new ReadableStream(); addAbortSignal(ac.signal, s); ac.abort(); await s.getReader().read().catch((e) => log('web', e.name)); }
  for (const args of [[], [5, r()], [undefined, r()], [{}, r()], [new AbortController().signal], [new AbortController().signal, 5], [new AbortController().signal, {}]]) log(attempt(() => typeof addAbortSignal(...args)));
  const states = async (label, s) => { await tick(); log(label, ...['isReadable', 'isWritable', 'isErrored', 'isDisturbed', 'isDestroyed'].map((n) => `${n}=${stream[n] && stream[n](s)}`)); };
  await states('new readable', r()); await states('new writable', w()); await states('duplex', new PassThrough());
  { const s = r(); s.on('error', () => {}); s.destroy(new Error('x')); await states('failed readable', s); }
  { const s = w(); s.on('error', () => {}); s.destroy(new Error('x')); await states('failed writable', s); }
  { const s = r(); s.push('x'); s.read(); await states('read', s); s.destroy(); await states('destroyed', s); }
  { const s = r(); s.push(null); s.resume(); await tick(); await states('ended', s); }
  { const s = w(); s.end(); await states('finished', s); }
  await states('web readable', new ReadableStream()); await states('web writable', new WritableStream());
  { const s = new ReadableStream({ start(c) { c.enqueue(1); c.close(); } }); const reader = s.getReader(); await reader.read(); await states('web read', s); }
  { const s = new ReadableStream({ start(c) { c.error(new Error('x')); } }); await states('web failed', s); }
  { const s = new ReadableStream(); await s.cancel(); await states('web cancelled', s); }
  for (const v of [null, undefined, 5, {}, new Stream()]) await states(String(v), v);
  log(Readable.isDisturbed, Readable.isReadable, typeof stream.isDestroyed);

  log(stream.getDefaultHighWaterMark(false), stream.getDefaultHighWaterMark(true), stream.getDefaultHighWaterMark());
  stream.setDefaultHighWaterMark(false, 32 * 1000); stream.setDefaultHighWaterMark(true, 3);
  log(r().readableHighWaterMark, w({ objectMode: true }).writableHighWaterMark, new PassThrough({ readableObjectMode: true }).readableHighWaterMark, new PassThrough({ writableObjectMode: true }).readableHighWaterMark);
  for (const v of [-1, 1.5, NaN, '5', undefined, 2 ** 53]) log(attempt(() => stream.setDefaultHighWaterMark(false, v)));
  stream.setDefaultHighWaterMark(false, 16384); stream.setDefaultHighWaterMark(true, 16);

  { const s = r(); s.on('error', (e) => log('destroyed with', e.message)); stream.destroy(s, new Error('given')); await tick(); const t = r(); t.on('error', (e) => log('destroyed', e.name)); stream.destroy(t); await tick(); stream.destroy(t); stream.destroy(null); stream.destroy({ close() { log('closed by close'); } }); }
  if (stream.duplexPair) {
    const [a, b] = stream.duplexPair(); b.on('data', (c) => { log('b', String(c)); b.write('pong'); }).on('end', () => { log('b end'); b.end(); }); a.on('data', (c) => { log('a', String(c)); a.end(); }).on('end', () => log('a end')); a.write('ping'); await tick(); await tick();
    const [c, d] = stream.duplexPair({ highWaterMark: 2 }); log(c.write('abc'), c.writableNeedDrain, c.readableHighWaterMark); c.on('drain', () => log('drain')); d.resume(); await tick(); await tick();
  }
  log(Object.keys(stream).join()); log(stream === Stream, Stream.Stream === Stream, stream.Readable === Readable, require('node:stream') === stream, Object.keys(require('stream/promises')).join(), Object.keys(require('stream/consumers')).join());
  log(stream.length, stream.name, Readable.length, Writable.length, Duplex.length, stream.pipeline.length, stream.finished.length, addAbortSignal.length, stream.compose.length, Readable.from.length);
})();
