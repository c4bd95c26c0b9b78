// _construct, cork, drain, allowHalfOpen, and sides that are not used.
'use strict';
const stream = require('stream');
const { Readable, Writable, Duplex, Stream, finished, addAbortSignal } = stream;
const util = require('util');
const { test, turns, show, watch, run } = require('../lib/traces');

test('construct ok', (trace) => {
  const w = watch(new Writable({ construct(cb) {
    trace.push('c');
    setImmediate(cb);
  }, write(c, e, cb) {
    trace.push('w');
    cb();
  } }), trace);
  w.write('a');
  w.end();
});
test('construct err', (trace) => {
  const w = watch(new Writable({ construct(cb) {
    cb(new Error('ce'));
  }, write(c, e, cb) {
    trace.push('w');
    cb();
  }, destroy(e, cb) {
    trace.push('d ' + show(e));
    cb(e);
  } }), trace);
  w.write('a', (e) => trace.push('wcb ' + show(e)));
  w.end();
});
test('construct throw', (trace) => {
  const w = watch(new Readable({ construct(cb) {
    throw new Error('ct');
  }, read() {} }), trace);
  w.resume();
});
test('construct twice', (trace) => {
  const w = watch(new Writable({ construct(cb) {
    cb();
    cb();
  }, write(c, e, cb) {
    trace.push('w');
    cb();
  } }), trace);
  w.write('a');
});
test('construct destroy', (trace) => {
  const w = watch(new Duplex({ construct(cb) {
    setImmediate(cb);
  }, destroy(e, cb) {
    trace.push('dh ' + show(e));
    cb(e);
  } }), trace);
  w.destroy(new Error('x'));
});
test('construct async fn', (trace) => {
  const w = watch(new Writable({ async construct(cb) {
    cb();
  }, write(c, e, cb) {
    trace.push('w');
    cb();
  } }), trace);
  w.write('a');
});
test('cork', (trace) => {
  const w = watch(new Writable({ write(c, e, cb) {
    trace.push('w' + c);
    cb();
  }, writev(cs, cb) {
    trace.push('wv' + cs.map((c) => c.chunk + c.encoding) + cs.allBuffers);
    cb();
  } }), trace);
  w.cork();
  w.cork();
  w.write('a');
  w.write('b', 'latin1');
  w.uncork();
  trace.push('u1');
  w.uncork();
  trace.push('u2', w.writableCorked);
  w.uncork();
  w.cork();
  w.write('c');
  w.end('d');
});
test('decodeStrings writev', (trace) => {
  const w = watch(new Writable({ decodeStrings: false, writev(cs, cb) {
    trace.push('wv' + cs.map((c) => typeof c.chunk + c.chunk + c.encoding) + cs.allBuffers);
    cb();
  } }), trace);
  w.write('z');
  w.cork();
  w.write('61', 'hex');
  w.write(Buffer.from('q'));
  process.nextTick(() => w.uncork());
});
test('drain', (trace) => {
  const w = watch(new Writable({ highWaterMark: 3, write(c, e, cb) {
    setImmediate(cb);
  } }), trace);
  trace.push(w.write('ab'), w.writableNeedDrain, w.write('c'), w.writableNeedDrain, w.writableLength);
});
test('half', (trace) => {
  const d = watch(new Duplex({ allowHalfOpen: false, read() {
    this.push(null);
  }, write(c, e, cb) {
    cb();
  } }), trace);
  d.resume();
});
test('half true', (trace) => {
  const d = watch(new Duplex({ read() {
    this.push(null);
  }, write(c, e, cb) {
    cb();
  } }), trace);
  d.resume();
  setImmediate(() => d.end());
});
test('duplex readable false', (trace) => {
  const d = watch(new Duplex({ readable: false, write(c, e, cb) {
    cb();
  } }), trace);
  d.end();
  trace.push(d.readable, d.readableEnded);
});
test('duplex writable false', (trace) => {
  const d = watch(new Duplex({ writable: false, read() {
    this.push(null);
  } }), trace);
  d.resume();
  trace.push(d.writable, d.writableEnded, d.writableFinished);
  d.write('x');
});
test('legacy pipe err', (trace) => {
  const s = new Stream();
  const w = new Stream();
  w.writable = true;
  w.write = (c) => {
    trace.push(c);
    return false;
  };
  w.end = () => trace.push('end');
  s.pause = () => trace.push('p');
  s.resume = () => trace.push('r');
  s.readable = true;
  s.pipe(w);
  s.emit('data', 1);
  w.emit('drain');
  try {
    s.emit('error', new Error('le'));
  } catch (e) {
    trace.push(show(e));
  }
  trace.push(s.listenerCount('data'), w.listenerCount('drain'));
});
test('abort signal opt', (trace) => {
  const ac = new AbortController();
  const r = watch(new Readable({ signal: ac.signal, read() {} }), trace);
  setImmediate(() => ac.abort(new Error('why')));
});
test('abort already', (trace) => {
  const r = watch(new Writable({ signal: AbortSignal.abort(), write() {} }), trace);
});
test('addAbortSignal', (trace) => {
  const ac = new AbortController();
  const r = watch(addAbortSignal(ac.signal, new Duplex({ read() {} })), trace);
  ac.abort();
});
test('capture', (trace) => {
  const r = watch(new Readable({ captureRejections: true, read() {} }), trace);
  r.on('data', async () => {
    throw new Error('cap');
  });
  r.push('x');
});
test('capture w', (trace) => {
  const r = watch(new Writable({ captureRejections: true, write(c, e, cb) {
    cb();
  } }), trace);
  r.on('finish', async () => {
    throw new Error('cap');
  });
  r.end();
});
test('asyncDispose', async (trace) => {
  const r = watch(new Readable({ read() {} }), trace);
  trace.push(typeof Symbol.asyncDispose);
  try {
    trace.push('v ' + await r[/* @__PURE__ */ Symbol.for('nodejs.asyncDispose')]());
  } catch (e) {
    trace.push(show(e));
  }
});
test('asyncDispose w', async (trace) => {
  const r = watch(new Writable({ write(c, e, cb) {
    cb();
  } }), trace);
  r.end();
  try {
    trace.push('v ' + await r[/* @__PURE__ */ Symbol.for('nodejs.asyncDispose')]());
  } catch (e) {
    trace.push(show(e));
  }
});
for (const [n, mk] of Object.entries({ r: () => new Readable({ read() {
  this.push(null);
} }), w: () => new Writable({ write(c, e, cb) {
  cb();
} }), d: () => new Duplex({ read() {
  this.push(null);
}, write(c, e, cb) {
  cb();
} }) })) for (const act of ['end', 'destroy', 'destroyerr', 'already', 'cleanup', 'abort', 'errfalse', 'emit', 'closeonly']) test('finished ' + n + ' ' + act, async (trace) => {
  const s = mk();
  let opt = {};
  const ac = new AbortController();
  if (act === 'already') {
    if (s.end) s.end();
    if (s.resume) s.resume();
    await turns(4);
  }
  if (act === 'abort') opt.signal = ac.signal;
  if (act === 'errfalse') opt.error = false;
  s.on('error', () => {});
  const c = finished(s, opt, function(e) {
    trace.push('cb ' + show(e) + (this === s));
  });
  if (act === 'cleanup') c();
  if (act === 'end' || act === 'cleanup') {
    if (s.end) s.end();
    if (s.resume) s.resume();
  }
  if (act === 'destroy') s.destroy();
  if (act === 'destroyerr' || act === 'errfalse') s.destroy(new Error('f'));
  if (act === 'abort') ac.abort();
  if (act === 'emit') s.emit('error', new Error('em'));
  if (act === 'closeonly') s.emit('close');
  await turns(4);
  trace.push(s.eventNames().map((k) => String(k) + s.listenerCount(k)).join());
});
test('isX', async (trace) => {
  const r = Readable.from([1]);
  trace.push(Readable.prototype === r.constructor.prototype, stream.isReadable(r), stream.isDisturbed(r), stream.isErrored(r));
  r.read();
  await turns();
  r.read();
  trace.push(stream.isDisturbed(r), stream.isReadable(r));
  const w = new Writable();
  trace.push(stream.isWritable(w), stream.isReadable(w), stream.isDestroyed(w));
  w.on('error', () => {});
  w.destroy(new Error('i'));
  trace.push(stream.isErrored(w), stream.isWritable(w), stream.isDestroyed(w));
});
test('inherits', (trace) => {
  function My(options) {
    if (!(this instanceof My)) return new My(options);
    Readable.call(this, options);
  }
  util.inherits(My, Readable);
  My.prototype._read = function() {
    this.push('z');
    this.push(null);
  };
  const m = watch(My(), trace);
  m.on('data', (d) => trace.push(String(d)));
  trace.push(m instanceof Readable);
});
test('set readable', (trace) => {
  const r = new Readable({ read() {} });
  r.readable = false;
  trace.push(r.readable);
  r.readable = true;
  trace.push(r.readable);
  const w = new Writable();
  w.writable = false;
  trace.push(w.writable);
  w.destroyed = true;
  trace.push(w.destroyed);
  r.readableFlowing = true;
  trace.push(r.readableFlowing);
});
test('eventNames', (trace) => {
  const r = new Readable();
  trace.push(r.eventNames());
  r.on('data', () => {});
  trace.push(r.eventNames(), Object.keys(r._events));
});

run();
