// The members of stream/web, what their constructors and methods refuse, and what inspect shows.
const web = require('stream/web');
const util = require('util');
const log = console.log;
const attempt = (f) => { try { const v = f(); return v === undefined ? 'undefined' : typeof v; } catch (e) { return `${e.name} ${e.code} ${e.message}`; } };
const later = async (f) => { try { return await f(); } catch (e) { return `${e.name} ${e.code} ${e.message}`; } };
log(Object.keys(web).join(), Object.keys(web).every((n) => globalThis[n] === web[n]));
for (const [n, C] of Object.entries(web)) {
  log(n, C.length, Object.getOwnPropertyNames(C.prototype).sort().join(), Object.getOwnPropertyNames(C).filter((k) => !['length', 'name', 'prototype'].includes(k)).join(), Object.prototype.toString.call(Object.create(C.prototype)), attempt(() => C()).split(' ')[0]);
}
for (const C of [ReadableStream, WritableStream, TransformStream]) for (const args of [[], [null], [5], ['x'], [{}], [{ type: 'x' }], [{ pull: 5 }], [{ write: 5 }], [{ transform: 5 }], [{ cancel: 5 }], [{ flush: 5 }], [{ readableType: 'x' }], [{ writableType: 'x' }], [{}, null], [{}, 5], [{}, { highWaterMark: -1 }], [{}, { highWaterMark: NaN }], [{}, { highWaterMark: 'x' }], [{}, { size: 5 }], [{}, { highWaterMark: Infinity }], [{ start() { throw new Error('thrown in start'); } }], [{ type: 'bytes' }, { size() {} }], [{ type: 'bytes', autoAllocateChunkSize: 0 }]]) {
  log(C.name, util.inspect(args).replace(/\n */g, ' '), attempt(() => new C(...args)));
}
for (const C of [ReadableStreamDefaultReader, ReadableStreamBYOBReader, WritableStreamDefaultWriter, ReadableStreamDefaultController, WritableStreamDefaultController, TransformStreamDefaultController, ReadableStreamBYOBRequest, ReadableByteStreamController]) for (const args of [[], [5], [new ReadableStream()], [new WritableStream()]]) log(C.name, args.length && args[0].constructor.name, attempt(() => new C(...args)));
for (const C of [ByteLengthQueuingStrategy, CountQueuingStrategy]) for (const args of [[], [5], [{}], [{ highWaterMark: 5 }], [{ highWaterMark: '7' }], [{ highWaterMark: -1 }]]) log(C.name, util.inspect(args), attempt(() => { const s = new C(...args); log(s.highWaterMark, s.size.name, s.size.length, s.size({ byteLength: 3 })); return s; }));
for (const f of [undefined, 'x', 'GZIP', null]) log(f, attempt(() => new CompressionStream(f)), attempt(() => new DecompressionStream(f)));
for (const args of [[], ['utf-8'], ['nope'], ['utf-16le', { fatal: true, ignoreBOM: true }], ['utf-8', 5]]) log(util.inspect(args), attempt(() => { const d = new TextDecoderStream(...args); log(d.encoding, d.fatal, d.ignoreBOM); return d; }));
(async () => {
  const r = new ReadableStream(), w = new WritableStream();
  for (const o of [undefined, null, {}, 5, { mode: 'byob' }, { mode: 'x' }, { mode: undefined }]) log('getReader', util.inspect(o), attempt(() => new ReadableStream().getReader(o)));
  const reader = r.getReader(), writer = w.getWriter();
  log(attempt(() => r.getReader()), attempt(() => r.tee()), attempt(() => w.getWriter()), await later(() => r.cancel()), await later(() => w.abort()), await later(() => w.close()), await later(() => r.pipeTo(new WritableStream())), attempt(() => r.pipeThrough(new TransformStream())), attempt(() => r.values()), await later(() => new ReadableStream().pipeTo(w)));
  reader.releaseLock(); writer.releaseLock();
  log(r.locked, w.locked, await later(() => reader.read()), await later(() => reader.cancel()), await later(() => reader.closed), await later(() => writer.write(1)), await later(() => writer.close()), await later(() => writer.abort()), attempt(() => writer.desiredSize), await later(() => writer.closed), await later(() => writer.ready), attempt(() => reader.releaseLock()));
  for (const v of [undefined, 5, {}, new ReadableStream()]) log('pipeTo', await later(() => new ReadableStream().pipeTo(v)));
  for (const v of [undefined, 5, {}, { readable: 5 }, { readable: new ReadableStream(), writable: 5 }]) log('pipeThrough', attempt(() => new ReadableStream().pipeThrough(v)));
  for (const v of [5, null, { signal: 5 }]) log('options', await later(() => new ReadableStream({ start(c) { c.close(); } }).pipeTo(new WritableStream(), v)), attempt(() => new ReadableStream().pipeThrough(new TransformStream(), v)), attempt(() => new ReadableStream().values(v)));
  let rc, wc, tc;
  const rs = new ReadableStream({ start(c) { rc = c; } }), ws = new WritableStream({ start(c) { wc = c; } }); new TransformStream({ start(c) { tc = c; } });
  rc.close(); log(attempt(() => rc.enqueue(1)), attempt(() => rc.close()), rc.desiredSize, attempt(() => rc.error(1)), wc.signal instanceof AbortSignal, attempt(() => wc.error(5)), tc.desiredSize, attempt(() => tc.terminate()), attempt(() => tc.enqueue(1)));
  for (const s of [new ReadableStream(), new WritableStream(), new TransformStream(), new ReadableStream({ type: 'bytes' }), new ReadableStream().getReader(), new ReadableStream({ type: 'bytes' }).getReader({ mode: 'byob' }), new WritableStream().getWriter(), rc, wc, new CountQueuingStrategy({ highWaterMark: 1 }), new ByteLengthQueuingStrategy({ highWaterMark: 2 }), new TextEncoderStream(), new TextDecoderStream(), new CompressionStream('gzip'), rs, ws]) log(s);
  for (const name of ['locked', 'cancel', 'getReader', 'tee', 'pipeTo', 'values']) { const d = Object.getOwnPropertyDescriptor(ReadableStream.prototype, name); log(name, d.enumerable, typeof (d.value || d.get)); log(await later(async () => (d.get ? d.get.call({}) : d.value.call({})))); }
  log(ReadableStream.prototype.values === ReadableStream.prototype[Symbol.asyncIterator], ReadableStream.prototype[Symbol.asyncIterator].name);
  for (const v of [undefined, 5, {}, 'str', [1], new Set([2])]) log('from', await later(async () => { const rd = ReadableStream.from(v).getReader(); return [(await rd.read()).value, (await rd.read()).done]; }));
  const byob = new ReadableStream({ type: 'bytes' }).getReader({ mode: 'byob' });
  for (const v of [undefined, 5, new Uint8Array(0), new ArrayBuffer(2)]) log('byob', await later(() => byob.read(v)));
})();
