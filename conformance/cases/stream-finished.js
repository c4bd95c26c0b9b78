// stream.finished: its options, when it calls, with what, and what its cleanup leaves.
const { finished, Readable, Writable, Duplex, PassThrough, Stream } = require('stream');
const promises = require('stream/promises');
const { EventEmitter } = require('events');
const log = console.log;
const later = (f, n = 8) => setImmediate(() => (n ? later(f, n - 1) : f()));
const tell = (label) => (e) => log(label, e ? `${e.name} ${e.code} ${e.message}` : e);
const r = (o) => new Readable({ read() {}, ...o });
const w = (o) => new Writable({ write(c, e, cb) { cb(); }, ...o });
const d = (o) => new Duplex({ read() {}, write(c, e, cb) { cb(); }, ...o });
const attempt = (f) => { try { return f(); } catch (e) { return `${e.name} ${e.code} ${e.message}`; } };
const count = (s) => s.eventNames().map((n) => `${n}:${s.listenerCount(n)}`).sort().join();
const steps = [
  () => { const s = r(); finished(s, tell('end')); s.on('close', () => log('close')); s.push(null); s.resume(); },
  () => { const s = w(); finished(s, tell('finish')); s.on('close', () => log('close')); s.end(); },
  () => { const s = d(); finished(s, tell('both')); s.end(); later(() => { log('half'); s.push(null); s.resume(); }); },
  () => { const s = d(); finished(s, { readable: false }, tell('writable only')); finished(s, { writable: false }, tell('readable only')); s.end(); later(() => { log('half'); s.push(null); s.resume(); }); },
  () => { const s = r(); finished(s, tell('error')); s.on('error', () => log('error event')); s.destroy(new Error('bad')); },
  () => { const s = r(); finished(s, tell('premature')); s.destroy(); },
  () => { const s = w(); finished(s, tell('premature')); s.write('x'); s.destroy(); },
  () => { const s = r(); finished(s, { error: false }, tell('error false')); s.on('error', (e) => log('event', e.message)); s.emit('error', new Error('only emitted')); later(() => { s.push(null); s.resume(); }); },
  () => { const s = r({ autoDestroy: false }); finished(s, tell('no autoDestroy')); s.push(null); s.resume(); },
  () => { const s = r({ emitClose: false }); finished(s, tell('no close')); s.push(null); s.resume(); },
  () => { // on a stream that is over
    const s = r(); s.resume(); s.push(null); const f = w(); f.end(); const e = r(); e.on('error', () => {}); e.destroy(new Error('gone')); const p = r(); p.destroy();
    later(() => { finished(s, tell('ended')); finished(f, tell('finished')); finished(e, tell('failed')); finished(p, tell('destroyed')); log('not yet'); });
  },
  () => { // cleanup
    const s = d(); log(count(s)); const clean = finished(s, tell('never')); log(count(s)); log(clean(), count(s)); s.on('error', () => {}); s.destroy(new Error('x'));
  },
  () => { const s = r(); finished(s, tell('over')); s.push(null); s.resume(); later(() => { log(count(s)); s.emit('error', new Error('swallowed')); }); },
  () => { // signal: the wait ends, the stream does not
    const ac = new AbortController(), s = r(); finished(s, { signal: ac.signal }, (e) => { tell('aborted')(e); log(e.cause === ac.signal.reason, s.destroyed, count(s)); }); ac.abort(); later(() => log(count(s)));
    finished(r(), { signal: AbortSignal.abort('early') }, (e) => log(e.name, e.cause)); log('later');
    const done = new AbortController(), t = r(); finished(t, { signal: done.signal }, tell('done')); t.push(null); t.resume(); later(() => done.abort());
  },
  () => { for (const args of [[], [r()], [r(), 5], [r(), {}], [r(), {}, 5], [5, () => {}], [{}, () => {}], [null, () => {}], [r(), 'x', () => {}], [r(), { signal: 5 }, () => {}], [new EventEmitter(), () => {}]]) log(attempt(() => typeof finished(...args))); },
  () => { const s = r(); finished(s, null, tell('null options')); finished(s, undefined, tell('undefined options')); s.push(null); s.resume(); },
  () => { // old streams
    const old = new Stream(); old.readable = true; old.writable = false; finished(old, tell('legacy end')); old.emit('end');
    const closed = new Stream(); closed.readable = true; finished(closed, tell('legacy close')); closed.emit('close');
    const both = new Stream(); both.readable = both.writable = true; both.write = () => true; finished(both, tell('legacy both')); both.emit('end'); both.writable = false; both.emit('finish');
  },
  () => { const s = r(); finished(s, function (e) { log(this === s, arguments.length); }); s.push(null); s.resume(); },
  async () => { // the promise version
    const s = r(), p = promises.finished(s); s.push(null); s.resume(); log(await p, count(s));
    const c = r(), q = promises.finished(c, { cleanup: true }); c.push(null); c.resume(); log(await q, count(c));
    const f = r(); const x = promises.finished(f); f.destroy(new Error('rejects')); await x.catch(tell('rejected')); await promises.finished(r(), { signal: AbortSignal.abort() }).catch(tell('rejected'));
    await promises.finished(5).catch(tell('bad')); for (const o of [{ cleanup: 5 }, { cleanup: 0 }, { cleanup: null }, 5, null, 'x']) { const z = r(); z.destroy(); log(attempt(() => promises.finished(z, o).catch((e) => log(JSON.stringify(o), e.code)) instanceof Promise)); }
    log(require('util').promisify(finished) === promises.finished, require('stream').promises === promises);
  },
  async () => { const s = d(); const p = promises.finished(s, { readable: false }); s.end(); log(await p, s.readable); },
  () => { const s = new PassThrough(); finished(s, tell('error after end')); s.end(); s.resume(); s.on('end', () => s.destroy(new Error('in end'))); s.on('error', () => {}); },
];
(function next() { const f = steps.shift(); if (!f) return; log('--'); f(); later(next, 24); })();
