// Readable, Writable and Duplex to web streams and back: options, errors, early ends, marks.
const { Readable, Writable, Duplex, PassThrough, finished } = require('stream');
const log = console.log;
const attempt = (f) => { try { return f(); } catch (e) { return `${e.name} ${e.code} ${e.message}`; } };
const tick = (n = 6) => new Promise((f) => (function t() { if (n--) setImmediate(t); else f(); })());
const say = (label) => (e) => log(label, e && `${e.name} ${e.code} ${e.message}`);
const show = (v) => (v instanceof Uint8Array ? `${v.constructor.name} ${Buffer.from(v)}` : v);
const all = async (rs) => { const out = []; const reader = rs.getReader(); try { for (;;) { const { value, done } = await reader.read(); if (done) break; out.push(show(value)); } } catch (e) { out.push(`! ${e.name} ${e.code} ${e.message}`); } return out; };
(async () => {
  // Readable.toWeb
  log(await all(Readable.toWeb(Readable.from(['a', { b: 1 }, 2]))), await all(Readable.toWeb(Readable.from(['ab', 'c'], { objectMode: false }))), await all(Readable.toWeb(new Readable({ encoding: 'utf8', read() { this.push('text'); this.push(null); } }))));
  for (const v of [undefined, null, 5, {}, new Writable(), new ReadableStream()]) log(attempt(() => Readable.toWeb(v)));
  for (const o of [5, null, 'x', { strategy: 5 }]) log(attempt(() => typeof Readable.toWeb(new Readable({ read() {} }), o)));
  { const r = new Readable({ read() {} }), rs = Readable.toWeb(r); setImmediate(() => r.destroy(new Error('source'))); log(await all(rs)); }
  { const r = new Readable({ read() {} }), rs = Readable.toWeb(r); setImmediate(() => r.destroy()); log(await all(rs)); }
  { const r = new Readable({ read() {} }); r.on('error', say('r error')).on('close', () => log('r close')); const rs = Readable.toWeb(r); await rs.cancel(new Error('cancelled')); await tick(); log(r.destroyed); }
  { const r = new Readable({ read() {} }); r.on('error', say('r error')); await Readable.toWeb(r).cancel(); await tick(); log(r.destroyed); }
  { const r = new Readable({ read() {} }); r.destroy(); await tick(); log(await all(Readable.toWeb(r))); const e = new Readable({ read() {} }); e.on('error', () => {}); e.destroy(new Error('before')); await tick(); log(await all(Readable.toWeb(e))); const n = Readable.from([]); n.resume(); await tick(); log(await all(Readable.toWeb(n))); }
  { let n = 0; const r = new Readable({ highWaterMark: 4, read() { n++; this.push('xx'); } }), rs = Readable.toWeb(r); await tick(); log('read', n > 1, n < 12); const reader = rs.getReader(); log(show((await reader.read()).value)); }
  { const rs = Readable.toWeb(Readable.from([1, 2, 3]), { strategy: new CountQueuingStrategy({ highWaterMark: 1 }) }); log(await all(rs)); }
  { const rs = Readable.toWeb(Readable.from(['abc'], { objectMode: false }), { strategy: { highWaterMark: 1, size(c) { log('size', show(c)); return c.length; } } }); log(await all(rs)); }

  // Readable.fromWeb
  const web = (...items) => new ReadableStream({ start(c) { for (const i of items) c.enqueue(i); c.close(); } });
  { const r = Readable.fromWeb(web('a', 'b')); log(r instanceof Readable, r.readableObjectMode, r.readableHighWaterMark); for await (const c of r) log(show(c)); }
  { const r = Readable.fromWeb(web({ o: 1 }, 2), { objectMode: true, highWaterMark: 1 }); log(r.readableHighWaterMark); for await (const c of r) log(c); }
  { const r = Readable.fromWeb(web(new Uint8Array([226, 130]), new Uint8Array([172])), { encoding: 'utf8' }); for await (const c of r) log(c); }
  for (const v of [undefined, 5, {}, new Readable(), new WritableStream()]) log(attempt(() => Readable.fromWeb(v)));
  for (const o of [5, { encoding: 'nope' }, { objectMode: 5 }, { highWaterMark: -1 }, { signal: 5 }]) log(attempt(() => typeof Readable.fromWeb(web(), o)));
  { const locked = web(); locked.getReader(); log(attempt(() => Readable.fromWeb(locked))); }
  { const r = Readable.fromWeb(new ReadableStream({ pull(c) { c.error(new Error('web failed')); } })); r.on('error', say('r')).resume(); await tick(); }
  { const r = Readable.fromWeb(new ReadableStream({ cancel(why) { log('cancel', why && why.message); } })); r.on('error', say('r')).on('close', () => log('closed')); r.destroy(new Error('why')); await tick(); }
  { const r = Readable.fromWeb(new ReadableStream({ cancel(why) { log('cancel', why); } })); r.destroy(); r.on('close', () => log('closed')); await tick(); }
  { const ac = new AbortController(), r = Readable.fromWeb(new ReadableStream({ cancel(why) { log('cancel', why.name); } }), { signal: ac.signal }); r.on('error', say('r')); ac.abort(); await tick(); }

  // Writable.toWeb
  { const got = []; const ws = Writable.toWeb(new Writable({ write(c, e, cb) { got.push(`${c}/${e}`); cb(); }, final(cb) { got.push('final'); cb(); } })); const w = ws.getWriter(); log(w.desiredSize); await w.write('a'); await w.write(new Uint8Array([98])); await w.close(); log(got); }
  for (const v of [undefined, null, 5, {}, new Readable(), new WritableStream()]) log(attempt(() => Writable.toWeb(v)));
  { const ws = Writable.toWeb(new Writable({ write(c, e, cb) { cb(new Error('sink')); } })), w = ws.getWriter(); w.closed.catch(say('closed')); await w.write('x').catch(say('write')); await tick(); await w.write('y').catch(say('second')); }
  { const s = new Writable({ write() {} }); s.on('error', say('s')); const ws = Writable.toWeb(s); await ws.abort(new Error('aborted')); await tick(); log(s.destroyed); }
  { const s = new Writable({ write(c, e, cb) { cb(); } }), w = Writable.toWeb(s).getWriter(); w.closed.then(() => log('closed'), say('closed')); s.destroy(); await tick(); }
  { const s = new Writable({ write(c, e, cb) { cb(); } }), w = Writable.toWeb(s).getWriter(); w.closed.then(() => log('closed'), say('closed')); s.end(); await tick(); }
  { const s = new Writable({ objectMode: true, highWaterMark: 2, write(o, e, cb) { log('object', o); setImmediate(cb); } }), w = Writable.toWeb(s).getWriter(); log(w.desiredSize); const p = [w.write({ a: 1 }), w.write(2), w.write(3)]; log(w.desiredSize); await Promise.all(p); await w.close(); }
  { const s = new Writable({ write(c, e, cb) { cb(); } }); s.end(); await tick(); const w = Writable.toWeb(s).getWriter(); await w.write('x').catch(say('ended')); await w.closed.then(() => log('closed'), say('closed')); }

  // Writable.fromWeb
  const into = (got, extra) => new WritableStream({ write(c) { got.push(show(c)); }, close() { got.push('close'); }, abort(why) { got.push(`abort ${why && why.message}`); }, ...extra });
  { const got = [], s = Writable.fromWeb(into(got)); log(s instanceof Writable, s.writableObjectMode, s.writableHighWaterMark); s.write('a', () => log('written')); s.end('b'); s.on('finish', () => log('finish')); await tick(); log(got); }
  { const got = [], s = Writable.fromWeb(into(got), { decodeStrings: false }); s.end('str'); await tick(); log(got); } { const got = [], s = Writable.fromWeb(into(got), { objectMode: true, highWaterMark: 3 }); log(s.writableHighWaterMark); s.write({ o: 1 }); s.end(5); await tick(); log(got); }
  { const got = [], s = Writable.fromWeb(into(got)); s.cork(); s.write('a'); s.write('b'); s.uncork(); s.end(); await tick(); log(got); }
  { const got = [], s = Writable.fromWeb(into(got)); s.on('error', say('s')); s.destroy(new Error('why')); await tick(); log(got); } { const got = [], s = Writable.fromWeb(into(got)); s.destroy(); await tick(); log(got); }
  { const s = Writable.fromWeb(into([], { write() { throw new Error('sink threw'); } })); s.on('error', say('s')); s.write('x', say('callback')); await tick(); log(s.destroyed); }
  { const s = Writable.fromWeb(into([], { close() { throw new Error('close threw'); } })); s.on('error', say('s')); s.end(say('end')); await tick(); }
  for (const v of [undefined, 5, {}, new Writable(), new ReadableStream()]) log(attempt(() => Writable.fromWeb(v)));
  for (const o of [5, { decodeStrings: 5 }, { objectMode: 5 }, { highWaterMark: -1 }, { signal: 5 }]) log(attempt(() => typeof Writable.fromWeb(into([]), o)));

  // Duplex
  { const p = new PassThrough(), { readable, writable } = Duplex.toWeb(p); log(readable instanceof ReadableStream, writable instanceof WritableStream); const w = writable.getWriter(); w.write('through'); w.close(); log(await all(readable)); }
  { const { readable, writable } = Duplex.toWeb(new Duplex({ readable: false, write(c, e, cb) { cb(); } })); log(await all(readable), writable.locked); } { const { readable, writable } = Duplex.toWeb(new Duplex({ writable: false, read() { this.push('x'); this.push(null); } })); log(await all(readable)); }
  for (const v of [undefined, 5, {}, new Readable()]) log(attempt(() => Duplex.toWeb(v)));
  { const got = [], d = Duplex.fromWeb({ readable: web('r'), writable: into(got) }, { encoding: 'utf8' }); d.on('data', (c) => log('data', c)).on('end', () => log('end')).on('finish', () => log('finish')); d.end('w'); await tick(); log(got); }
  { const t = Duplex.fromWeb(new TransformStream({ transform(c, k) { k.enqueue(String(c).toUpperCase()); } }), { objectMode: true }); t.on('data', (c) => log('data', c)); t.write('up'); t.end(); await tick(); }
  for (const v of [undefined, 5, {}, { readable: web() }, { readable: 5, writable: into([]) }, new PassThrough()]) log(attempt(() => Duplex.fromWeb(v)));
  for (const o of [5, { allowHalfOpen: 5 }, { objectMode: 5 }, { decodeStrings: 5 }, { highWaterMark: -1 }, { encoding: 'x' }, { signal: 5 }]) log(attempt(() => typeof Duplex.fromWeb({ readable: web(), writable: into([]) }, o)));
  { const d = Duplex.fromWeb({ readable: new ReadableStream({ pull(c) { c.error(new Error('r side')); } }), writable: into([]) }); d.on('error', say('d')).resume(); await tick(); log(d.destroyed); }
  { const rs = web(1, 2); finished(rs, (e) => log('finished', e)); await all(rs); await tick(); }
})();
