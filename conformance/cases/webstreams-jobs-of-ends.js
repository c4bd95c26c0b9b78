'use strict';
// In how many promise jobs cancel, abort, close, return and the pipes that a signal stops settle,
// by what is behind the stream.
const lines = [];
process.on('unhandledRejection', () => {});

// jobs counts the promise jobs until p is settled.
function jobs(name, p) {
  return new Promise((resolve) => {
    let n = 0, settled = false;
    const next = () => {
      if (settled || n > 40) {
        lines.push(`${name} ${settled ? n : 'never'}`);
        resolve();
      } else {
        n++;
        Promise.resolve().then(next);
      }
    };
    p.then(() => { settled = true; }, () => { settled = true; });
    Promise.resolve().then(next);
  });
}

const iterator = (rest) => ({ [Symbol.asyncIterator]() { return { next() { return { value: 1, done: false }; }, ...rest }; } });
const sources = {
  'no source': () => new ReadableStream(),
  'cancel': () => new ReadableStream({ cancel() {} }),
  'async cancel': () => new ReadableStream({ async cancel() {} }),
  'cancel that throws': () => new ReadableStream({ cancel() { throw 1; } }),
  'bytes': () => new ReadableStream({ type: 'bytes' }),
  'closed': () => new ReadableStream({ start(c) { c.close(); } }),
  'errored': () => new ReadableStream({ start(c) { c.error(1); } }),
  'transform': () => new TransformStream().readable,
  'transform with cancel': () => new TransformStream({ cancel() {} }).readable,
  'array': () => ReadableStream.from([1, 2]),
  'generator': () => ReadableStream.from((function* () { yield 1; yield 2; })()),
  'async generator': () => ReadableStream.from((async function* () { yield 1; yield 2; })()),
  'iterator': () => ReadableStream.from(iterator({})),
  'iterator with return': () => ReadableStream.from(iterator({ return() { return {}; } })),
  'iterator with async return': () => ReadableStream.from(iterator({ async return() { return {}; } })),
  'iterator with bad return': () => ReadableStream.from(iterator({ return() { return 1; } })),
};
const sinks = {
  'no sink': () => new WritableStream(),
  'abort': () => new WritableStream({ abort() {} }),
  'async abort': () => new WritableStream({ async abort() {} }),
  'async close': () => new WritableStream({ async close() {} }),
  'async write': () => new WritableStream({ async write() {} }),
  'errored': () => new WritableStream({ start(c) { c.error(1); } }),
  'transform': () => new TransformStream().writable,
  'transform with cancel': () => new TransformStream({ cancel() {}, flush() {} }).writable,
};

async function main() {
  for (const [name, make] of Object.entries(sources)) {
    await jobs(`${name}: cancel`, make().cancel('x'));
    await jobs(`${name}: reader.cancel`, make().getReader().cancel('x'));
    const it = make().values();
    if (/array|generator|iterator/.test(name)) {
      await jobs(`${name}: next`, it.next());
      await jobs(`${name}: return`, it.return());
    }
    const [a, b] = make().tee();
    const both = [a.cancel(1), b.cancel(2)];
    await Promise.all([jobs(`${name}: tee, the first`, both[0]), jobs(`${name}: tee, the second`, both[1])]);
    await jobs(`${name}: pipe to what is errored`, make().pipeTo(new WritableStream({ start(c) { c.error(2); } })));
    if (name === 'array' || name === 'generator') await jobs(`${name}: pipe`, make().pipeTo(new WritableStream()));
    if (/array|generator/.test(name)) continue;
    const stop = new AbortController();
    const piped = make().pipeTo(new WritableStream(), { signal: stop.signal });
    stop.abort();
    await jobs(`${name}: pipe that is aborted`, piped);
  }
  for (const [name, make] of Object.entries(sinks)) {
    await jobs(`${name}: abort`, make().abort('x'));
    await jobs(`${name}: close`, make().close());
    const w = make().getWriter();
    const ends = [w.write('x'), w.close(), w.closed, w.ready];
    await Promise.all(ends.map((p, i) => jobs(`${name}: ${['write', 'close', 'closed', 'ready'][i]}`, p)));
    const v = make().getWriter();
    v.ready.catch(() => {});
    const aborted = [v.write('x'), v.abort(3), v.closed];
    await Promise.all(aborted.map((p, i) => jobs(`${name}: ${['write', 'abort', 'closed'][i]} of what is aborted`, p)));
  }
  console.log(lines.join('\n'));
}
main();
