// Readable.from: what it takes, its options, null, errors, and the end of the iterator.
const { Readable } = require('stream');
const log = console.log;
const attempt = (f) => { try { return f(); } catch (e) { return `${e.name} ${e.code} ${e.message}`; } };
const all = async (r) => { const out = []; try { for await (const x of r) out.push(x); } catch (e) { out.push(`! ${e.code} ${e.message}`); } return out; };
(async () => {
  log(await all(Readable.from([1, 'a', {}])), await all(Readable.from(new Set([1, 2]))), await all(Readable.from(new Map([['k', 1]]))), await all(Readable.from((function* () { yield 1; })())), await all(Readable.from((async function* () { yield 1; })())));
  log(await all(Readable.from('string')), await all(Readable.from(Buffer.from('buf'))), await all(Readable.from(new String('so'))), await all(Readable.from(new Uint8Array([1, 2]))));
  log(await all(Readable.from([Promise.resolve(1), 2])), await all(Readable.from({ [Symbol.iterator]() { let n = 0; return { next: () => ({ value: n, done: n++ > 1 }) }; } })));
  log(await all(Readable.from(Readable.from([1, 2]))), await all(Readable.from('')), await all(Readable.from([''], { objectMode: false })));
  for (const v of [undefined, null, 5, true, {}, () => {}, Symbol('s'), Promise.resolve([])]) log(attempt(() => Readable.from(v)));
  log(await all(Readable.from([1, null, 2])), await all(Readable.from([1, undefined])), await all(Readable.from(['a', 5], { objectMode: false })), await all(Readable.from([Promise.reject(new Error('rejected'))])));
  const r = Readable.from(['ab', 'cd'], { objectMode: false, highWaterMark: 3, encoding: 'utf8' });
  log(r.readableObjectMode, r.readableHighWaterMark, r.readableEncoding, await all(r));
  const d = Readable.from([]); log(d.readableObjectMode, d.readableHighWaterMark, Object.keys(d).join(), d instanceof Readable);
  log(Object.keys(Readable.from('x')).join(), Readable.from('x').readableHighWaterMark, Readable.from('x', { objectMode: false }).readableObjectMode);
  { // it is read as it is wanted
    let n = 0; const lazy = Readable.from((function* () { for (;;) yield n++; })()); await new Promise(setImmediate); log('before', n); lazy.read(); await new Promise(setImmediate); log('after', n, lazy.readableLength); lazy.destroy();
  }
  for (const end of ['destroy', 'error', 'break']) { // the iterator is told
    for (const make of [() => (async function* () { try { yield 1; yield 2; } catch (e) { log('thrown in', e.message); } finally { log('finally'); } })(),
      () => ({ [Symbol.iterator]() { return { next: () => ({ value: 1, done: false }), return(v) { log('return', v); return {}; }, throw(e) { log('throw', e.message); return { done: false }; } }; } }),
      () => ({ [Symbol.asyncIterator]() { return { next: async () => ({ value: 1, done: false }) }; } })]) {
      const s = Readable.from(make()); s.on('error', (e) => log('error', e.message));
      const closed = new Promise((f) => s.on('close', f)); s.once('data', () => { s.pause(); if (end === 'destroy') s.destroy(); else if (end === 'error') s.destroy(new Error('why')); else s.destroy(null); });
      await closed; log(end, 'closed');
    }
  }
  { const s = Readable.from((function* () { yield 1; throw new Error('in the generator'); })()); log(await all(s), s.destroyed); }
  { const s = Readable.from({ [Symbol.asyncIterator]() { return { next() { throw new Error('next throws'); } }; } }); log(await all(s)); }
  { const s = Readable.from({ [Symbol.asyncIterator]() { return { next: async () => ({ value: 1, done: false }), return: async () => { throw new Error('return rejects'); } }; } }); s.on('data', () => s.destroy()).on('error', (e) => log('error', e.message)); await new Promise((f) => s.on('close', f)); }
  { const s = Readable.from((async function* () { yield 'a'; await new Promise(setImmediate); yield 'b'; })()); s.on('data', (c) => log('data', c)).on('end', () => log('end')); await new Promise((f) => s.on('close', f)); }
  { const s = Readable.from([1, 2, 3], { signal: AbortSignal.abort() }); log(await all(s)); }
})();
