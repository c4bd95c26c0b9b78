// readable.map, filter, forEach and their kind: arguments, results, concurrency, signals.
const { Readable } = require('stream');
const log = console.log;
const s = (n = 4) => Readable.from(Array.from({ length: n }, (_, i) => i + 1));
const say = (label) => (e) => log(label, e.name, e.code, e.message);
const ops = ['map', 'filter', 'forEach', 'some', 'every', 'find', 'flatMap', 'reduce', 'toArray', 'drop', 'take', 'asIndexedPairs'];
process.noDeprecation = true;
(async () => {
  log(await s().map((x) => x * 2).toArray(), await s().map(async (x) => x * 3).toArray());
  log(await s().filter((x) => x > 2).toArray(), await s().filter(async (x) => x % 2).toArray(), await s().filter(() => 'yes').toArray());
  log(await s().flatMap((x) => [x, [x]]).toArray(), await s(2).flatMap((x) => Readable.from(['a' + x, 'b' + x])).toArray(), await s(2).flatMap(async function* (x) { yield x; yield -x; }).toArray(), await s(1).flatMap(() => 'str').toArray());
  log(await s().forEach((x) => log('each', x)), await s(0).forEach(() => log('never')));
  log(await s().some((x) => x > 2), await s().some((x) => x > 9), await s(0).some(() => true), await s().every((x) => x > 0), await s().every(async (x) => x < 2), await s(0).every(() => false));
  log(await s().find((x) => x > 2), await s().find(async (x) => x > 9), await s(0).find(() => true));
  log(await s().reduce((a, x) => a + x), await s().reduce(async (a, x) => a + x, 10), await s(0).reduce(() => 1, 'initial'), await s(1).reduce(() => 'never'), await s(2).reduce((a, x) => [a, x], undefined));
  await s(0).reduce((a, x) => a + x).catch(say('empty'));
  log(await s().drop(2).toArray(), await s().drop(9).toArray(), await s().take(2).toArray(), await s().take(9).toArray(), await s().take(0).toArray(), await s().drop(0).toArray());
  log(await s().drop('1').toArray(), await s().take('2').toArray(), await s().take(NaN).toArray(), await s().drop(undefined).toArray(), await s().take(1.5).toArray(), await s().take(Infinity).toArray());
  log(await s(3).asIndexedPairs().toArray(), await Readable.from(['a']).toArray(), await new Readable({ read() { this.push('x'); this.push(null); } }).toArray());
  // early ends destroy the stream
  for (const [name, f] of [['some', (r) => r.some(() => true)], ['every', (r) => r.every(() => false)], ['find', (r) => r.find(() => true)], ['take', (r) => r.take(1).toArray()], ['toArray', (r) => r.toArray()]]) {
    const r = s(9); await f(r); log(name, 'destroyed', r.destroyed, r.readableEnded);
  }
  // bad arguments: the operators throw, the others reject
  for (const op of ops) for (const args of [[], ['x'], [() => {}, 5], [() => {}, { signal: {} }], [1, 5], [0, 0, 'x'], [5], [{ signal: 1 }]]) {
    try { const v = s(2)[op](...args); if (typeof v.then === 'function') await v; else v.on('error', () => {}).destroy(); } catch (e) { say(op)(e); }
  }
  for (const c of [0, -1, NaN, 'x', '2', 1.9, null, {}]) for (const name of ['concurrency', 'highWaterMark']) {
    try { log(name, c, await s().map((x) => x, { [name]: c }).toArray()); } catch (e) { say(name)(e); }
  }
  for (const n of [-1, -Infinity]) for (const op of ['take', 'drop']) try { s()[op](n); } catch (e) { say(op)(e); }
  // no more calls at a time than concurrency, the results in order, no more kept than the mark
  for (const o of [{}, { concurrency: 2 }, { concurrency: 3, highWaterMark: 0 }, { concurrency: 8 }]) {
    let now = 0, most = 0;
    const out = await s(8).map(async (x) => { most = Math.max(most, ++now); await new Promise((r) => setTimeout(r, x % 3)); now--; return x; }, o).toArray();
    log(JSON.stringify(o), most, out.join());
  }
  { // the signal that the function gets is aborted with that of the options
    const ac = new AbortController(); const r = s(9); let seen;
    const p = r.map((x, { signal }) => { seen = signal; return new Promise((res, rej) => { signal.addEventListener('abort', () => { log('abort heard'); rej(signal.reason); }); }); }, { signal: ac.signal }).toArray();
    setImmediate(() => ac.abort(new Error('enough')));
    await p.catch(say('aborted')); log(seen.aborted, seen === ac.signal, r.destroyed);
  }
  for (const op of ['forEach', 'toArray', 'reduce', 'some', 'drop', 'take']) { // a signal that is aborted by then
    const signal = AbortSignal.abort(), r = s().on('error', () => {});
    try { await (op === 'toArray' ? r.toArray({ signal }) : op === 'reduce' ? r.reduce((a) => a, 0, { signal }) : op === 'drop' || op === 'take' ? r[op](1, { signal }).toArray() : r[op](() => {}, { signal })); log(op, 'done'); } catch (e) { say(op)(e); }
    log(op, r.destroyed);
  }
  // what the function throws destroys both streams
  for (const f of [() => { throw new Error('sync'); }, async () => { throw new Error('async'); }]) {
    const r = s(5), m = r.map(f);
    m.on('error', (e) => log('error', e.message)).on('close', () => log('close'));
    await m.toArray().catch((e) => log('rejected', e.message)); log(r.destroyed, m.destroyed);
  }
  log(s().map((x) => x).constructor.name, s().map((x) => x).readableObjectMode, s().map((x) => x).readableHighWaterMark);
  log(await s().map((x) => x + 1).filter((x) => x % 2).flatMap((x) => [x, x]).drop(1).take(2).reduce((a, x) => a + x, 0));
  await s().map(() => null).toArray().catch(say('null'));
  for (const op of ops) { const d = Object.getOwnPropertyDescriptor(Readable.prototype, op); log(op, d.value.length, d.value.name, d.enumerable, d.writable); }
})();
