// Async iteration and how it ends, finished with its options, Readable.from and the consumers.
'use strict';
const stream = require('stream');
const { Readable, Writable, Duplex, finished } = stream;
const EE = require('events');
const { test, turns, show, watch, run } = require('../lib/traces');

for (const how of ['break', 'throw', 'destroy', 'destroyerr', 'end', 'ret']) test('iter ' + how, async (trace) => {
  const r = watch(new Readable({ objectMode: true, read() {
    this.push(1);
  } }), trace);
  let n = 0;
  try {
    for await (const c of r) {
      if (++n === 3) {
        if (how === 'break') break;
        if (how === 'throw') throw new Error('it');
        if (how === 'destroy') r.destroy();
        if (how === 'destroyerr') r.destroy(new Error('de'));
        if (how === 'end') {
          r._read = () => {};
          r.push(null);
        }
      }
      if (n > 20) break;
    }
    trace.push('done');
  } catch (e) {
    trace.push('c ' + show(e));
  }
  trace.push(n, r.destroyed);
});
test('iter no destroy', async (trace) => {
  const r = watch(Readable.from([1, 2, 3]), trace);
  for await (const c of r.iterator({ destroyOnReturn: false })) {
    trace.push(c);
    break;
  }
  trace.push(r.destroyed);
  for await (const c of r) {
    trace.push(c);
  }
});
test('iter destroyed', async (trace) => {
  const r = new Readable({ read() {} });
  r.destroy();
  try {
    for await (const x of r) trace.push(x);
    trace.push('ok');
  } catch (e) {
    trace.push(show(e));
  }
});
test('iter ended', async (trace) => {
  const r = Readable.from([]);
  r.resume();
  await turns(3);
  try {
    for await (const x of r) trace.push(x);
    trace.push('ok');
  } catch (e) {
    trace.push(show(e));
  }
});
test('iter errored', async (trace) => {
  const r = new Readable({ read() {} });
  r.on('error', () => {});
  r.destroy(new Error('gone'));
  await turns(2);
  try {
    for await (const x of r) trace.push(x);
    trace.push('ok');
  } catch (e) {
    trace.push(show(e));
  }
});
test('iter opts', async (trace) => {
  const r = new Readable({ read() {} });
  for (const x of [5, null, { destroyOnReturn: 5 }, 'a']) try {
    r.iterator(x);
    trace.push('fine');
  } catch (e) {
    trace.push(show(e));
  }
});
test('iter promise chunks', async (trace) => {
  const r = new Readable({ objectMode: true, read() {} });
  r.push(Promise.resolve(7));
  r.push(null);
  for await (const x of r) trace.push(x);
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
test('finished promise', async (trace) => {
  const r = Readable.from([1]);
  r.resume();
  await stream.promises.finished(r);
  trace.push('ok', r.listenerCount('end'));
  const s = Readable.from([1]);
  s.resume();
  await stream.promises.finished(s, { cleanup: true });
  trace.push(s.listenerCount('end'));
  try {
    await stream.promises.finished(s, { cleanup: 5 });
  } catch (e) {
    trace.push(show(e));
  }
  try {
    await stream.promises.finished({});
  } catch (e) {
    trace.push(show(e));
  }
});
test('finished legacy', async (trace) => {
  const s = new EE();
  s.readable = true;
  s.writable = false;
  s.pipe = () => {};
  s.on('x', () => {});
  finished(s, (e) => trace.push('cb ' + show(e)));
  s.emit('end');
  await turns();
  const q = new EE();
  q.writable = true;
  q.write = () => {};
  finished(q, (e) => trace.push('cb2 ' + show(e)));
  q.writable = false;
  q.emit('close');
});
test('consumers', async (trace) => {
  const c = require('stream/consumers');
  trace.push(await c.text(Readable.from(['a', 'b'])), await c.json(Readable.from(['{"a":', '1}'])), (await c.buffer(Readable.from([Buffer.from('q')]))).toString(), (await c.arrayBuffer(Readable.from([Buffer.from('q1')]))).byteLength);
  try {
    await c.json(Readable.from(['{']));
  } catch (e) {
    trace.push(e.name);
  }
  try {
    await c.buffer(Readable.from([1]));
  } catch (e) {
    trace.push(e.name);
  }
});
test('fromIter err', async (trace) => {
  for (const x of [5, null, undefined, {}, true, () => {}]) try {
    Readable.from(x);
    trace.push('fine');
  } catch (e) {
    trace.push(show(e));
  }
  const r = watch(Readable.from((function* () {
    yield 1;
    throw new Error('gi');
  })()), trace);
  r.on('data', (d) => trace.push(d));
  await turns();
  const q = watch(Readable.from([1, null, 2]), trace, 'q');
  q.on('data', (d) => trace.push(d));
});
test('from opts', async (trace) => {
  const r = Readable.from('abc', { objectMode: false, highWaterMark: 5 });
  trace.push(r.readableObjectMode, r.readableHighWaterMark);
  r.on('data', (d) => trace.push(d));
  const b = Readable.from(Buffer.from('xy'));
  b.on('data', (d) => trace.push(String(d), b.readableObjectMode));
  const p = Readable.from([Promise.resolve(3), 4]);
  p.on('data', (d) => trace.push(d));
  const s = Readable.from(/* @__PURE__ */ new Map([[1, 2]]));
  s.on('data', (d) => trace.push(JSON.stringify(d)));
});
test('from destroy calls return', async (trace) => {
  const it = { [Symbol.asyncIterator]() {
    return { next() {
      return Promise.resolve({ value: 1, done: false });
    }, return() {
      trace.push('return');
      return Promise.resolve({ done: true });
    }, throw(e) {
      trace.push('throw ' + e.message);
      return Promise.resolve({ done: true });
    } };
  } };
  const r = watch(Readable.from(it), trace);
  r.once('data', () => r.destroy());
  await turns();
  const q = watch(Readable.from(it), trace);
  q.once('data', () => q.destroy(new Error('dd')));
});

run();
