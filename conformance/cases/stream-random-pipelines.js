// Random pipelines of streams, generators, functions and web streams, and what compose and
// Duplex.from make of them: which events, values and errors come, and in which order.
'use strict';
const { Readable, Writable, Transform, PassThrough, Duplex, pipeline, compose } = require('stream');
Error.stackTraceLimit = 0;
const lines = [];
const log = (...a) => lines.push(a.join(' '));
const show = (v) => v instanceof Error ? `${v.name}/${v.code}/${v.message}` : Buffer.isBuffer(v) ? 'B:' + v : String(v);
process.on('uncaughtException', (e) => log('uncaught', show(e)));
process.on('unhandledRejection', (e) => log('unhandled', show(e)));

function random(seed) {
  let s = Math.imul(seed + 1, 2654435761) | 0;
  return () => {
    s = s + 0x6D2B79F5 | 0;
    let t = Math.imul(s ^ s >>> 15, 1 | s);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
}

async function scenario(seed) {
  const r = random(seed);
  for (let i = 0; i < 5; i++) r();
  const below = (n) => Math.floor(r() * n);
  const maybe = (p) => r() < p;
  let names = 0;
  let count = 0;
  const streams = [];
  const error = () => new Error('e' + count++);
  const fail = (p) => { if (maybe(p)) throw error(); };
  const later = (f) => [process.nextTick, queueMicrotask, setImmediate][below(3)](f);
  const wait = () => new Promise((resolve) => later(resolve));
  const value = () => maybe(0.5) ? 'a' + count++ : Buffer.from('b' + count++);
  const reply = (cb, v) => maybe(0.06) ? cb(error()) : maybe(0.5) ? cb(null, v) : later(() => cb(null, v));
  const marks = () => maybe(0.3) ? { highWaterMark: 1 + below(3) } : {};
  function watch(s, id) {
    streams.push([id, s]);
    for (const event of ['end', 'finish', 'close']) s.on(event, () => log(id, event));
    if (maybe(0.1)) setImmediate(() => { log('destroy', id); s.destroy(maybe(0.5) ? error() : undefined); });
    return s;
  }
  const makers = {
    readable(id) {
      let n = below(5);
      const push = (s) => { if (maybe(0.05)) s.destroy(error()); else s.push(n-- > 0 ? value() : null); };
      return watch(new Readable({ ...marks(), read() { maybe(0.5) ? push(this) : later(() => push(this)); } }), id);
    },
    writable: (id) => watch(new Writable({ ...marks(), objectMode: true,
      write(c, e, cb) { log(id, 'write', show(c)); reply(cb); },
      final(cb) { log(id, 'final'); reply(cb); } }), id),
    transform: (id) => watch(new Transform({ ...marks(), objectMode: true,
      transform(c, e, cb) { log(id, 'transform', show(c)); reply(cb, c); },
      flush(cb) { log(id, 'flush'); reply(cb, maybe(0.3) ? 'flushed' : undefined); } }), id),
    generator: (id) => async function* () {
      try {
        for (let i = below(5); i > 0; i--) {
          if (maybe(0.3)) await wait();
          fail(0.06);
          yield value();
        }
      } finally { log(id, 'over'); }
    },
    through: (id) => async function* (source, { signal }) {
      log(id, 'begin', signal.aborted);
      signal.addEventListener('abort', () => log(id, 'aborted'));
      try {
        for await (const c of source) {
          log(id, 'got', show(c));
          fail(0.05);
          yield c;
        }
      } catch (err) {
        log(id, 'caught', show(err));
        throw err;
      } finally { log(id, 'over'); }
    },
    reader: (id) => async function (source) {
      for await (const c of source) {
        log(id, 'read', show(c));
        if (maybe(0.2)) await wait();
        fail(0.06);
      }
      return 'value of ' + id;
    },
    webReadable(id) {
      let n = below(4);
      return new ReadableStream({
        async pull(c) { log(id, 'pull'); fail(0.06); if (n-- > 0) c.enqueue(value()); else c.close(); },
        cancel(reason) { log(id, 'cancel', show(reason)); },
      });
    },
    webWritable: (id) => new WritableStream({
      async write(c) { log(id, 'write', show(c)); if (maybe(0.3)) await wait(); fail(0.06); },
      close() { log(id, 'close'); },
      abort(reason) { log(id, 'abort', show(reason)); },
    }),
    composed(id) {
      const parts = Array.from({ length: 1 + below(3) }, middle);
      log(id, 'compose', parts.length);
      return watch(compose(...parts), id);
    },
    pair: (id) => watch(Duplex.from({ readable: first(), writable: last() }), id),
    fromFunction: (id) => watch(Duplex.from(makers.through(id + 'f')), id),
    pass: (id) => watch(new PassThrough({ objectMode: true }), id),
  };
  const make = (kinds) => {
    const kind = kinds[below(kinds.length)];
    return makers[kind](kind + names++);
  };
  function first() { return make(['readable', 'readable', 'generator', 'webReadable', 'fromFunction']); }
  function middle() { return make(['transform', 'transform', 'through', 'through', 'pass', 'composed', 'fromFunction', 'pair']); }
  function last() { return make(['writable', 'writable', 'reader', 'webWritable', 'fromFunction']); }
  try {
    const stages = [first(), ...Array.from({ length: below(3) }, middle), last()];
    pipeline(...stages, (err, v) => {
      log('done', show(err), show(v));
      for (const [id, s] of streams) log(' ', id, s.destroyed, s.closed, show(s.errored), s.readableEnded, s.writableFinished);
    });
  } catch (err) { log('threw', show(err)); }
  for (let i = 0; i < 40; i++) await new Promise(setImmediate);
  for (const [, s] of streams) s.on('error', () => {}).destroy();
  await new Promise(setImmediate);
}

(async () => {
  for (let seed = 0; seed < 80; seed++) {
    log('seed', seed);
    await scenario(seed);
  }
  console.log(lines.join('\n'));
})();
