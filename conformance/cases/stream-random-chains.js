// Random chains of what is made of promises: operators, pipelines with functions, compose,
// Duplex.from, iteration, web adapters; each event with the turn it comes in.
'use strict';
const { createHash } = require('crypto');
const stream = require('stream');
const { Readable, Writable, Duplex, Transform, PassThrough, finished, pipeline, compose } = stream;
process.noDeprecation = true;
const out = [];
process.on('uncaughtException', (e) => out.push('UNCAUGHT ' + (e && (e.code || '') + ' ' + e.message)));
process.on('unhandledRejection', (e) => out.push('UNHANDLED ' + (e && (e.code || '') + ' ' + e.message)));
function rng(seed) {
  let s = (seed * 2654435761) % 4294967296 | 0;
  return () => {
    s = (s + 1831565813) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const show = (v) => (v === null ? 'null' : Buffer.isBuffer(v) ? 'B' + v : v instanceof Error ? 'E' + (v.code || '') + v.name + v.message.slice(0, 40) : typeof v === 'object' ? JSON.stringify(v) : String(v));
async function scenario(seed) {
  const r = rng(seed), ri = (n) => Math.floor(r() * n), pick = (a) => a[ri(a.length)], ch = (p) => r() < p;
  let turn = 0, over = false, guard = 0;
  const log = (...a) => { if (out.length < 600) out.push(a.join(' ') + ' @' + turn); };
  (function again() {
    turn += 1000 - (turn % 1000);
    let k = 0;
    (function job() { turn++; if (over) return; if (k++ < 20) Promise.resolve().then(job); else if (guard++ < 120) process.nextTick(again); })();
  })();
  const wait = async (k) => { while (k--) await null; };
  const tick = () => new Promise((f) => process.nextTick(f));
  const imm = () => new Promise((f) => setImmediate(f));
  const pause = () => pick([() => null, () => wait(1), () => wait(3), tick, imm])();
  const all = [];
  const watch = (name, s) => {
    all.push([name, s]);
    if (typeof s.on === 'function') for (const e of ['end', 'finish', 'close', 'error', 'prefinish']) if (ch(0.8) || e === 'error') s.on(e, (v) => log(name, e, v ? show(v) : ''));
    return s;
  };
  const failAt = ch(0.25) ? ri(8) : -1;
  let step = 0;
  const maybeFail = (what) => { if (step++ === failAt) throw new Error('fail in ' + what); };
  const n = ri(7);
  const items = Array.from({ length: n }, (_, i) => i + 1);
  function source() {
    switch (ri(7)) {
      case 0: return watch('from', Readable.from(items));
      case 1: return watch('gen', Readable.from((function* () { try { for (const x of items) { maybeFail('gen'); yield x; } } finally { log('gen finally'); } })()));
      case 2: { const d = pick([() => null, tick, imm, () => wait(2)]); return watch('agen', Readable.from((async function* () { try { for (const x of items) { await d(); maybeFail('agen'); yield x; } } finally { log('agen finally'); } })())); }
      case 3: { let i = 0; const hwm = 1 + ri(4); return watch('push', new Readable({ objectMode: true, highWaterMark: hwm, read() { this.push(i < n ? items[i++] : null); } })); }
      case 4: { let i = 0; const f = pick([process.nextTick, setImmediate, (g) => Promise.resolve().then(g)]); return watch('late', new Readable({ objectMode: true, highWaterMark: 1 + ri(3), read() { f(() => { if (i === failAt) this.destroy(new Error('late fails')); else this.push(i < n ? items[i++] : null); }); } })); }
      case 5: { const p = watch('pt', new PassThrough({ objectMode: true, highWaterMark: 1 + ri(4) })); (async () => { for (const x of items) { if (p.destroyed) return; p.write(x); await pause(); } p.end(); })(); return p; }
      default: return watch('promises', Readable.from(items.map((x) => (ch(0.5) ? Promise.resolve(x) : x))));
    }
  }
  const fns = () => pick([(x) => { log('fn', show(x)); maybeFail('fn'); return x; }, async (x) => { log('afn', show(x)); await pause(); maybeFail('afn'); log('afn done', show(x)); return x; }, (x) => wait(2).then(() => x)]);
  const opts = () => pick([undefined, {}, { concurrency: 2 }, { concurrency: 3 }, { concurrency: 2, highWaterMark: 0 }, { highWaterMark: 3 }]);
  function operator(s) {
    switch (ri(8)) {
      case 0: return watch('map', s.map(fns(), opts()));
      case 1: { const f = fns(); return watch('filter', s.filter(async (x) => ((await f(x)) % 2), opts())); }
      case 2: return watch('flatMap', s.flatMap(pick([(x) => [x, x], async (x) => Readable.from([x]), async function* (x) { yield x; await pause(); yield -x; }, () => []]), opts()));
      case 3: return watch('drop', s.drop(ri(3)));
      case 4: return watch('take', s.take(ri(4)));
      case 5: return watch('pairs', s.asIndexedPairs()).map((p) => p[1]);
      case 6: return watch('composed', s.compose(pick([async function* (src) { for await (const x of src) { maybeFail('composed'); yield x; } }, new Transform({ objectMode: true, transform(c, e, cb) { cb(null, c); } }), new PassThrough({ objectMode: true, highWaterMark: 1 })])));
      default: return watch('piped', s.pipe(new PassThrough({ objectMode: true, highWaterMark: 1 + ri(3) })));
    }
  }
  const sink = () => watch('sink', new Writable({ objectMode: true, highWaterMark: 1 + ri(4), write: pick([(c, e, cb) => { log('write', show(c)); cb(); }, (c, e, cb) => { log('write', show(c)); process.nextTick(cb); }, (c, e, cb) => { log('write', show(c)); setImmediate(cb); }, (c, e, cb) => { log('write', show(c)); cb(step++ === failAt ? new Error('sink fails') : null); }]) }));
  async function consume(s) {
    const ac = new AbortController();
    const signal = ch(0.15) ? ac.signal : undefined;
    if (signal) pause().then ? setImmediate(() => { log('abort'); ac.abort(); }) : ac.abort();
    const o = signal ? { signal } : undefined;
    switch (ri(12)) {
      case 0: log('toArray', show(await s.toArray(o))); break;
      case 1: log('forEach', show(await s.forEach(fns(), { ...opts(), ...o }))); break;
      case 2: log('reduce', show(await s.reduce((a, x) => { log('reduce', a, x); return a + x; }, 0, o))); break;
      case 3: { const f = fns(); log('some', show(await s.some(async (x) => (await f(x)) > 3, opts()))); break; }
      case 4: { const f = fns(); log('every', show(await s.every(async (x) => (await f(x)) < 3, opts()))); break; }
      case 5: log('find', show(await s.find((x) => x > 2, opts()))); break;
      case 6: { const stop = ri(5), how = ri(3); let k = 0; for await (const x of s) { log('loop', show(x)); await pause(); if (k++ === stop) { if (how === 0) break; if (how === 1) throw new Error('out of the loop'); } } break; }
      case 7: { const it = s.iterator({ destroyOnReturn: ch(0.5) }); for (let i = 0; i < 3; i++) { const v = await it.next(); log('next', show(v)); if (v.done) break; } log('return', show(await it.return('r'))); break; }
      case 8: log('pipeline', show(await stream.promises.pipeline(s, sink(), o || {}))); break;
      case 9: log('pipeline', show(await stream.promises.pipeline(s, async function* (src) { for await (const x of src) { maybeFail('stage'); yield x; if (ch(0.2)) await pause(); } }, pick([sink, () => async (src) => { let k = 0; for await (const x of src) { log('last', show(x)); k++; } return k; }])(), o || {}))); break;
      case 10: await new Promise((f) => { const stop = ri(6); let k = 0; s.on('data', (x) => { log('data', show(x)); if (k++ === stop && ch(0.5)) { log('destroy'); s.destroy(pick([undefined, new Error('in data')])); } }); finished(s, (e) => { log('finished', e ? show(e) : ''); f(); }); }); break;
      default: { const reader = Readable.toWeb(s).getReader(); for (;;) { const { value, done } = await reader.read(); if (done) break; log('web', show(value)); } }
    }
  }
  let s = source();
  for (let k = ri(4); k > 0; k--) s = operator(s);
  if (ch(0.15)) setImmediate(() => { log('destroyed from outside'); s.destroy(pick([undefined, new Error('outside')])); });
  const done = consume(s).then(() => log('done'), (e) => log('rejected', e ? show(e) : e));
  let finishedAll = false;
  done.then(() => { finishedAll = true; });
  for (let k = 0; k < 60 && !finishedAll; k++) await imm();
  over = true;
  for (let k = 0; k < 5; k++) await imm();
  for (const [name, x] of all) log('last', name, x.destroyed, x.readableEnded, x.writableFinished, x.errored ? show(x.errored) : '', x.readableLength);
  for (const [, x] of all) { x.removeAllListeners(); x.on('error', () => {}); x.destroy(); }
  await imm();
}
(async () => {
  const [from, to] = process.argv.slice(2).map(Number);
  for (let seed = from || 1; seed <= (to || from || 60); seed++) {
    out.length = 0;
    await scenario(seed);
    console.log(from && !to ? out.join('\n') : seed + ' ' + createHash('md5').update(out.join('\n')).digest('hex').slice(0, 12));
  }
})();
