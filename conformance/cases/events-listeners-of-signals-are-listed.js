// getEventListeners of a signal lists who waits for it, the runtime's own listeners too; they
// are gone when what they wait with is over.
const { getEventListeners, once, on, addAbortListener, EventEmitter } = require('events');
const { Readable, addAbortSignal, finished } = require('stream');
const n = (c) => getEventListeners(c.signal, 'abort').length;
const c = () => new AbortController();
(async () => {
  const ee = new EventEmitter();
  const a = c(), waits = once(ee, 'x', { signal: a.signal });
  console.log('once', n(a));
  ee.emit('x');
  await waits;
  console.log('once', n(a));
  const b = c(), it = on(ee, 'x', { signal: b.signal });
  console.log('on', n(b));
  await it.return();
  console.log('on', n(b));
  const d = c(), off = addAbortListener(d.signal, () => {});
  console.log('addAbortListener', n(d));
  off[Symbol.dispose]();
  console.log('addAbortListener', n(d));
  const e = c();
  new EventTarget().addEventListener('x', () => {}, { signal: e.signal });
  console.log('addEventListener', n(e));
  const f = c(), r = addAbortSignal(f.signal, new Readable({ read() {} }));
  const g = c();
  finished(r, { signal: g.signal }, () => {});
  console.log('streams', n(f), n(g));
  r.destroy();
  await new Promise((done) => r.on('close', () => setImmediate(done)));
  console.log('streams', n(f), n(g));
  const h = c();
  const server = require('net').createServer().listen({ port: 0, signal: h.signal }, () => {
    console.log('server', n(h));
    server.close(() => console.log('server', n(h)));
  });
  const i = c();
  i.signal.onabort = () => {};
  console.log('onabort', n(i), getEventListeners(i.signal, 'abort')[0].name);
})();
