// Transform step by step, pipes of every kind, and streams of old make.
'use strict';
const stream = require('stream');
const { Readable, Writable, Transform, PassThrough, Stream } = stream;
const EE = require('events');
const { test, show, watch, run } = require('../lib/traces');

test('transform order', (trace) => {
  const t = watch(new Transform({ transform(c, e, cb) {
    trace.push('t');
    cb(null, c);
  }, flush(cb) {
    trace.push('fl');
    cb(null, 'end');
  }, final(cb) {
    trace.push('fin');
    cb();
  } }), trace);
  t.on('data', (d) => trace.push('d' + d));
  t.end('x');
});
test('transform flush err', (trace) => {
  const t = watch(new Transform({ transform(c, e, cb) {
    cb(null, c);
  }, flush(cb) {
    cb(new Error('fe'));
  } }), trace);
  t.on('data', (d) => trace.push('d' + d));
  t.end('x');
});
test('transform flush throw', (trace) => {
  const t = watch(new Transform({ transform(c, e, cb) {
    cb(null, c);
  }, flush(cb) {
    throw new Error('fe');
  } }), trace);
  t.on('data', (d) => trace.push('d' + d));
  try {
    t.end('x');
  } catch (e) {
    trace.push('c ' + show(e));
  }
});
test('transform cb twice', (trace) => {
  const t = watch(new Transform({ transform(c, e, cb) {
    cb();
    cb();
  } }), trace);
  t.resume();
  t.end('x');
});
test('transform err', (trace) => {
  const t = watch(new Transform({ transform(c, e, cb) {
    cb(new Error('te'));
  } }), trace);
  t.resume();
  t.end('x');
});
test('transform throw', (trace) => {
  const t = watch(new Transform({ transform(c, e, cb) {
    throw new Error('te');
  } }), trace);
  t.resume();
  try {
    t.end('x');
  } catch (e) {
    trace.push('c ' + show(e));
  }
});
test('transform not impl', (trace) => {
  const t = watch(new Transform(), trace);
  try {
    t.write('x');
  } catch (e) {
    trace.push('c ' + show(e));
  }
});
test('read not impl', (trace) => {
  const t = watch(new Readable(), trace);
  t.read();
});
test('write not impl', (trace) => {
  const t = watch(new Writable(), trace);
  try {
    t.write('x');
  } catch (e) {
    trace.push('c ' + show(e));
  }
});
test('push after eof', (trace) => {
  const t = watch(new Readable({ read() {} }), trace);
  t.push(null);
  trace.push(t.push('x'));
});
test('unshift after end', (trace) => {
  const t = watch(new Readable({ read() {} }), trace);
  t.push(null);
  t.on('end', () => trace.push(t.unshift('x')));
  t.resume();
});
test('unshift before end', (trace) => {
  const t = watch(new Readable({ read() {} }), trace);
  t.push('b');
  t.push(null);
  t.unshift('a');
  t.on('data', (d) => trace.push(String(d)));
});
test('readable evt', (trace) => {
  const t = watch(new Readable({ read() {} }), trace);
  t.on('readable', () => {
    let c;
    trace.push('r');
    while ((c = t.read()) !== null) trace.push(String(c));
    trace.push('null');
  });
  t.push('a');
  t.push('b');
  setImmediate(() => {
    t.push('c');
    t.push(null);
  });
});
test('pause in data', (trace) => {
  const t = watch(Readable.from(['a', 'b', 'c']), trace);
  t.on('data', (d) => {
    trace.push(d);
    t.pause();
    setImmediate(() => t.resume());
  });
});
test('setEncoding mid', (trace) => {
  const t = watch(new Readable({ read() {} }), trace);
  t.push(Buffer.from([226, 130]));
  t.setEncoding('utf8');
  t.push(Buffer.from([172]));
  t.push(Buffer.from([226]));
  t.push(null);
  t.on('data', (d) => trace.push(d));
});
test('pipe err', (trace) => {
  const r = new Readable({ read() {
    this.push('x');
  } });
  const w = watch(new Writable({ write(c, e, cb) {
    cb(new Error('pe'));
  } }), trace);
  watch(r, trace, 'r-');
  r.pipe(w);
});
test('pipe end false', (trace) => {
  const r = Readable.from(['x']);
  const w = watch(new Writable({ objectMode: true, write(c, e, cb) {
    trace.push(c);
    cb();
  } }), trace);
  r.pipe(w, { end: false });
  r.on('end', () => trace.push('rend', w.writableEnded));
});
test('pipe multi', (trace) => {
  const r = watch(Readable.from(['x', 'y']), trace, 'r-');
  const a = watch(new PassThrough({ objectMode: true }), trace, 'a-'), b = watch(new PassThrough({ objectMode: true }), trace, 'b-');
  r.pipe(a);
  r.pipe(b);
  a.resume();
  b.resume();
});
test('pipe to self closed', (trace) => {
  const r = watch(Readable.from(['x', 'y']), trace, 'r-');
  const a = watch(new PassThrough({ objectMode: true }), trace, 'a-');
  a.destroy();
  try {
    r.pipe(a);
  } catch (e) {
    trace.push(show(e));
  }
});
test('writable pipe', (trace) => {
  const w = watch(new Writable(), trace);
  trace.push(w.pipe(new Writable()));
});
test('unpipe args', (trace) => {
  const r = new Readable({ read() {} });
  const w = new Writable();
  w.on('unpipe', (s, i) => trace.push(s === r, JSON.stringify(i)));
  r.pipe(w);
  r.unpipe();
  r.pipe(w);
  r.unpipe(w);
  r.unpipe(w);
  trace.push(r.unpipe() === r, r.readableFlowing);
});
test('legacy pipe', (trace) => {
  const s = new Stream();
  const w = watch(new Writable({ write(c, e, cb) {
    trace.push('w' + c);
    cb();
  } }), trace);
  s.readable = true;
  trace.push(s.pipe(w) === w);
  s.emit('data', 'a');
  s.emit('end');
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
test('legacy close', (trace) => {
  const s = new Stream();
  const w = new Stream();
  w.destroy = () => trace.push('destroy');
  w.end = () => trace.push('end');
  s.pipe(w);
  s.emit('close');
  s.emit('close');
});
test('wrap', (trace) => {
  const s = new EE();
  s.pause = () => trace.push('p');
  s.resume = () => trace.push('r');
  s.foo = () => 'foo';
  const r = watch(new Readable({ highWaterMark: 2 }).wrap(s), trace);
  trace.push(r.foo && r.foo());
  r.on('data', (d) => trace.push(String(d)));
  s.emit('data', Buffer.from('abc'));
  setImmediate(() => {
    s.emit('data', Buffer.from('d'));
    s.emit('end');
  });
});
test('wrap err', (trace) => {
  const s = new EE();
  const r = watch(new Readable().wrap(s), trace);
  s.emit('error', new Error('we'));
});
test('wrap close', (trace) => {
  const s = new EE();
  const r = watch(new Readable().wrap(s), trace);
  s.emit('close');
});
test('static wrap', (trace) => {
  const s = new EE();
  s.destroy = (e) => trace.push('dest ' + show(e));
  const r = watch(Readable.wrap(s), trace);
  r.on('data', (d) => trace.push(d));
  s.emit('data', { a: 1 });
  r.destroy(new Error('z'));
  trace.push(r.readableObjectMode);
});

run();
