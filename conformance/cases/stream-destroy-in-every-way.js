// What a stream emits, and whom it tells, when it is destroyed, ended or written to too late.
'use strict';
const stream = require('stream');
const { Readable, Writable, Duplex, Transform } = stream;
const { test, show, watch, run } = require('../lib/traces');

for (const K of [Readable, Writable, Duplex, Transform]) for (const mode of ['plain', 'err', 'errcb', 'throw', 'hookerr', 'async', 'twice', 'cbtwice', 'incb']) test(K.name + ' destroy ' + mode, (trace) => {
  const opt = { read() {}, write(c, e, cb) {
    cb();
  } };
  if (mode === 'errcb') opt.destroy = (e, cb) => cb(new Error('d2'));
  if (mode === 'throw') opt.destroy = () => {
    throw new Error('dth');
  };
  if (mode === 'hookerr') opt.destroy = (e, cb) => {
    trace.push('h ' + show(e));
    cb(e);
  };
  if (mode === 'async') opt.destroy = (e, cb) => setImmediate(cb, e);
  if (mode === 'cbtwice') opt.destroy = (e, cb) => {
    cb(e);
    cb(new Error('again'));
  };
  const s = watch(new K(opt), trace);
  trace.push(s.destroy(mode === 'err' || mode === 'hookerr' ? new Error('x') : undefined) === s);
  if (mode === 'twice') {
    s.destroy(new Error('2'));
    s.destroy(null, (e) => trace.push('cb ' + show(e)));
  }
  if (mode === 'incb') s.destroy(new Error('n'), (e) => {
    trace.push('cb ' + show(e));
  });
  trace.push([s.destroyed, s.closed, show(s.errored), s.readable, s.writable, s.readableAborted, s.writableAborted]);
});
for (const K of [Readable, Writable, Duplex]) test(K.name + ' destroy(err,cb)', (trace) => {
  const s = watch(new K({ read() {}, destroy(e, cb) {
    trace.push('hook');
    cb(e);
  } }), trace);
  s.destroy(new Error('q'), (e) => trace.push('cb ' + show(e)));
});
test('write after destroy', (trace) => {
  const w = watch(new Writable({ write(c, e, cb) {
    cb();
  } }), trace);
  w.destroy();
  trace.push(w.write('a', (e) => trace.push('wcb ' + show(e))));
  w.end('x', (e) => trace.push('ecb ' + show(e)));
});
test('write after end', (trace) => {
  const w = watch(new Writable({ write(c, e, cb) {
    cb();
  } }), trace);
  w.end();
  trace.push(w.write('a', (e) => trace.push('wcb ' + show(e))));
});
test('end after end', (trace) => {
  const w = watch(new Writable({ write(c, e, cb) {
    cb();
  } }), trace);
  w.end();
  w.end((e) => trace.push('e2 ' + show(e)));
  w.end('late', (e) => trace.push('e3 ' + show(e)));
});
test('end cb after finish', (trace) => {
  const w = watch(new Writable({ write(c, e, cb) {
    cb();
  } }), trace);
  w.on('finish', () => w.end((e) => trace.push('e2 ' + show(e))));
  w.end(() => trace.push('e1'));
});
test('end cb after destroy', (trace) => {
  const w = watch(new Writable({ write(c, e, cb) {
    cb();
  } }), trace);
  w.destroy(new Error('k'));
  w.end((e) => trace.push('e2 ' + show(e)));
});
test('end err in write', (trace) => {
  const w = watch(new Writable({ write(c, e, cb) {
    cb(new Error('we'));
  } }), trace);
  w.write('a', (e) => trace.push('w1 ' + show(e)));
  w.write('b', (e) => trace.push('w2 ' + show(e)));
  w.end((e) => trace.push('e ' + show(e)));
});
test('end err in write async', (trace) => {
  const w = watch(new Writable({ write(c, e, cb) {
    setImmediate(cb, new Error('we'));
  } }), trace);
  w.write('a', (e) => trace.push('w1 ' + show(e)));
  w.write('b', (e) => trace.push('w2 ' + show(e)));
  w.end((e) => trace.push('e ' + show(e)));
});
test('autoDestroy false err', (trace) => {
  const w = watch(new Writable({ autoDestroy: false, write(c, e, cb) {
    cb(new Error('we'));
  } }), trace);
  w.write('a', (e) => trace.push('w1 ' + show(e)));
  w.write('b', (e) => trace.push('w2 ' + show(e)));
  w.end((e) => trace.push('e ' + show(e)));
});
test('cb twice', (trace) => {
  const w = watch(new Writable({ write(c, e, cb) {
    cb();
    cb();
  } }), trace);
  w.write('a');
});
test('cb twice async', (trace) => {
  const w = watch(new Writable({ write(c, e, cb) {
    cb();
    setImmediate(cb);
  } }), trace);
  w.write('a');
});
test('final twice', (trace) => {
  const w = watch(new Writable({ write(c, e, cb) {
    cb();
  }, final(cb) {
    cb();
    cb();
  } }), trace);
  w.end('a');
});
test('final throw', (trace) => {
  const w = watch(new Writable({ write(c, e, cb) {
    cb();
  }, final(cb) {
    throw new Error('ft');
  } }), trace);
  w.end('a', (e) => trace.push('ecb ' + show(e)));
});
test('final promise', (trace) => {
  const w = watch(new Writable({ write(c, e, cb) {
    cb();
  }, async final(cb) {
    cb();
  } }), trace);
  w.end('a');
});
test('write throws', (trace) => {
  const w = watch(new Writable({ write(c, e, cb) {
    throw new Error('wt');
  } }), trace);
  try {
    w.write('a');
  } catch (e) {
    trace.push('caught ' + show(e));
  }
});
test('read throws', (trace) => {
  const r = watch(new Readable({ read() {
    throw new Error('rt');
  } }), trace);
  r.resume();
});
test('async read throws', (trace) => {
  const r = watch(new Readable({ async read() {
    throw new Error('rt');
  } }), trace);
  r.resume();
});
test('errorOrDestroy', (trace) => {
  const w = watch(new Writable({ autoDestroy: false, emitClose: false, write(c, e, cb) {
    cb();
  } }), trace);
  w.end('x');
  w.write('y');
});

run();
