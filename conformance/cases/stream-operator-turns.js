// In which turn of the promise jobs each callback of an operator runs, each result comes and
// each stream closes: every case shows "what@turn", a thousand turns to a tick.
const { Readable } = require('stream');
process.noDeprecation = true;
let turn = 0;
async function show(name, f) {
  turn = 0; let logs = [], fin = false, guard = 0;
  const log = (...a) => logs.push(a.join(' ') + '@' + turn);
  const p = f(log).then((v) => { log('= ' + JSON.stringify(v)); }, (e) => { log('! ' + e.name + ' ' + e.message); });
  p.then(() => { fin = true; });
  (function again() { // a burst of jobs, then a tick, in which the next burst begins
    turn += 1000 - turn % 1000;
    let k = 0;
    (function job() {
      turn++;
      if (fin) return;
      if (k++ < 25) Promise.resolve().then(job);
      else if (guard++ < 60) process.nextTick(again);
    })();
  })();
  await p;
  await new Promise((r) => setImmediate(r));
  console.log(name + ': ' + logs.join(' '));
}
const src = (n) => Readable.from(Array.from({ length: n }, (_, i) => i));
const asyncSrc = (n) => Readable.from((async function* () { for (let i = 0; i < n; i++) yield i; })());
const pushed = (n) => { let i = 0; return new Readable({ objectMode: true, read() { this.push(i < n ? i++ : null); } }); };
const bytes = () => Readable.from(['ab','c'],{objectMode:false});
(async () => {
  for (const [sn, s] of Object.entries({ src, asyncSrc, pushed })) {
    await show(sn + ' toArray', (log) => s(3).toArray());
    await show(sn + ' forawait', async (log) => { for await (const x of s(3)) log(x); });
    await show(sn + ' map', (log) => s(4).map((x) => { log('m' + x); return x * 2; }).toArray());
    await show(sn + ' map async', (log) => s(4).map(async (x) => { log('m' + x); await null; log('n' + x); return x * 2; }).toArray());
    await show(sn + ' map conc', (log) => s(6).map(async (x) => { log('m' + x); await null; log('n' + x); return x * 2; }, { concurrency: 3 }).toArray());
    await show(sn + ' map hwm', (log) => s(6).map(async (x) => { log('m' + x); await null; return x * 2; }, { concurrency: 2, highWaterMark: 0 }).toArray());
    await show(sn + ' map throw', (log) => s(4).map((x) => { log('m' + x); if (x === 2) throw new Error('two'); return x * 2; }).toArray());
    await show(sn + ' map reject', (log) => s(4).map(async (x) => { log('m' + x); if (x === 2) throw new Error('two'); return x * 2; }, { concurrency: 2 }).toArray());
    await show(sn + ' filter', (log) => s(5).filter((x) => { log('f' + x); return x % 2; }).toArray());
    await show(sn + ' filter async', (log) => s(5).filter(async (x) => { log('f' + x); return x % 2; }, { concurrency: 2 }).toArray());
    await show(sn + ' forEach', (log) => s(3).forEach((x) => { log('e' + x); }));
    await show(sn + ' forEach async', (log) => s(4).forEach(async (x) => { log('e' + x); await null; log('d' + x); }, { concurrency: 2 }));
    await show(sn + ' forEach throw', (log) => s(4).forEach((x) => { log('e' + x); if (x === 1) throw new Error('one'); }));
    await show(sn + ' some', (log) => s(4).some((x) => { log('s' + x); return x === 1; }));
    await show(sn + ' every', (log) => s(4).every((x) => { log('s' + x); return x < 2; }));
    await show(sn + ' every all', (log) => s(3).every(async (x) => { log('s' + x); return true; }, { concurrency: 2 }));
    await show(sn + ' find', (log) => s(4).find((x) => { log('s' + x); return x === 2; }));
    await show(sn + ' find none', (log) => s(2).find((x) => { log('s' + x); return x === 2; }));
    await show(sn + ' flatMap', (log) => s(3).flatMap((x) => { log('m' + x); return [x, x]; }).toArray());
    await show(sn + ' flatMap async', (log) => s(3).flatMap(async (x) => { log('m' + x); return src(2); }).toArray());
    await show(sn + ' flatMap gen', (log) => s(3).flatMap(async function* (x) { log('m' + x); yield x; log('n' + x); yield x; }).map((x) => { log('>' + x); return x; }).toArray());
    await show(sn + ' drop', (log) => s(4).drop(2).map((x) => { log(x); return x; }).toArray());
    await show(sn + ' take', (log) => s(4).take(2).map((x) => { log(x); return x; }).toArray());
    await show(sn + ' take 0', (log) => s(4).take(0).toArray());
    await show(sn + ' pairs', (log) => s(3).asIndexedPairs().toArray());
    await show(sn + ' reduce', (log) => s(4).reduce((a, b) => { log(a + '+' + b); return a + b; }));
    await show(sn + ' reduce init', (log) => s(4).reduce(async (a, b) => { log(a + '+' + b); return a + b; }, 10));
    await show(sn + ' reduce throw', (log) => s(4).reduce((a, b) => { log(a + '+' + b); throw new Error('r'); }, 10));
    await show(sn + ' break', async (log) => { const r = s(6); r.on('close', () => log('close')); for await (const x of r.map((x) => { log('m' + x); return x; }, {concurrency: 2})) { log(x); if (x == 2) break; } });
    await show(sn + ' break2', async (log) => { const r = s(6); const m = r.drop(1); r.on('close', () => log('close')); m.on('close', () => log('mclose')); for await (const x of m) { log(x); if (x == 2) throw new Error('out'); } });
    await show(sn + ' events', (log) => new Promise((res) => { const r = s(3); const m = r.map((x) => x + 1); for (const e of ['data', 'end', 'close', 'error']) m.on(e, (v) => { log(e + (v ?? '')); if (e === 'close') res(); }); for (const e of ['end', 'close', 'error']) r.on(e, (v) => log('r' + e)); }));
    await show(sn + ' destroy', (log) => new Promise((res) => { const r = s(30); let k = 0; const m = r.map(async (x) => { log('m' + x); return x; }, { concurrency: 2 }); m.on('data', (v) => { log(v); if (k++ == 1) m.destroy(); }); m.on('close', () => { log('close'); setImmediate(() => res()); }); r.on('close', () => log('rclose')).on('error', (e) => log('rerror ' + e.name)); }));
    await show(sn + ' destroy err', (log) => new Promise((res) => { const r = s(30); let k = 0; const m = r.filter(async (x) => { log('m' + x); return true; }); m.on('data', (v) => { log(v); if (k++ == 1) m.destroy(new Error('x')); }); m.on('error', (e) => log(e.message)).on('close', () => { log('close'); setImmediate(() => res()); }); r.on('close', () => log('rclose')).on('error', (e) => log('rerror ' + e.name)); }));
    await show(sn + ' src err', (log) => new Promise((res) => { const r = s(30); const m = r.filter((x) => { log('m' + x); return true; }); m.on('data', (v) => { log(v); if (v == 1) r.destroy(new Error('x')); }); m.on('error', (e) => log(e.message)).on('close', () => { log('close'); setImmediate(() => res()); }); r.on('close', () => log('rclose')).on('error', (e) => log('rerror ' + e.name)); }));
    await show(sn + ' abort', (log) => { const ac = new AbortController(); return s(30).map(async (x, { signal }) => { log('m' + x + signal.aborted); if (x == 2) ac.abort(new Error('why')); return x; }, { signal: ac.signal }).toArray(); });
    await show(sn + ' abort early', (log) => { const ac = new AbortController(); ac.abort(); return s(30).forEach((x) => log(x), { signal: ac.signal }); });
    for (const op of ['drop', 'take']) await show(sn + ' abort ' + op, (log) => { const ac = new AbortController(); const p = s(30)[op](1, { signal: ac.signal }).toArray(); ac.abort(); return p; });
    await show(sn + ' abort toArray', (log) => { const ac = new AbortController(); const r = s(30); r.on('close', () => log('close')); const p = r.toArray({ signal: ac.signal }); process.nextTick(() => ac.abort()); return p; });
    await show(sn + ' abort reduce', (log) => { const ac = new AbortController(); const r = s(30); r.on('close', () => log('close')); const p = r.reduce((a, b, { signal }) => { log(b + '' + signal.aborted); if (b == 2) ac.abort(); return 0; }, 0, { signal: ac.signal }); return p; });
    await show(sn + ' signal over', async (log) => { let sig; await s(3).map((x, o) => { sig = o.signal; return x; }).toArray(); log(sig.aborted, sig.reason && sig.reason.name); await s(3).some((x, o) => { sig = o.signal; return x; }); log(sig.aborted); await s(3).reduce((a, x, o) => { sig = o.signal; return x; }, 0); log(sig.aborted); });
  }
  await show('bytes', async (log) => { for await (const x of bytes()) log(x); });
  await show('from', async (log) => { const r = Readable.from((function* () { try { log('a'); yield 1; log('b'); yield Promise.resolve(2); yield 3; } finally { log('fin'); } })()); r.on('close', () => log('close')); for await (const x of r) { log(x); if (x == 2) break; } });
  await show('from err', async (log) => { const r = Readable.from((async function* () { try { yield 1; yield 2; yield 3; } catch (e) { log('caught ' + e.message); throw e } finally { log('fin'); } })()); r.on('close', () => log('close')).on('error', (e) => log('err ' + e.message)).on('data', (x) => { log(x); if (x == 2) r.destroy(new Error('bye')); }); await new Promise((r) => setImmediate(r)); });
  await show('from null', async (log) => { const r = Readable.from([1, null, 2]); for await (const x of r) log(x); });
  await show('from reject', async (log) => { const r = Readable.from([1, Promise.reject(new Error('rej')), 2]); for await (const x of r) log(x); });
})();
