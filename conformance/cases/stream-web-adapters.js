// fromWeb and toWeb of every class, and web streams where streams are taken.
'use strict';
const { Readable, Writable, Duplex, PassThrough, Transform, finished, pipeline } = require('stream');
const L = (...a) => console.log(...a);
const E = (e) => e == null ? String(e) : e.name + ':' + (e.code || '') + ':' + e.message;
process.on('uncaughtException', (e, o) => L('UNC', E(e), o));
process.on('unhandledRejection', (e) => L('UNH', E(e)));
const wait = (n = 10) => new Promise((r) => {
  let i = 0;
  (function f() {
    if (i++ < n) setImmediate(f);
    else r();
  })();
});
const T = async (n, f) => {
  try {
    L(n, '->', await Promise.race([f(), wait(40).then(() => 'TIMEOUT')]));
  } catch (e) {
    L(n, '!!', E(e));
  }
};
async function all(rs) {
  const r = rs.getReader();
  const o = [];
  for (; ; ) {
    const { value, done } = await r.read();
    if (done) return o;
    o.push(value);
  }
}
(async () => {
  for (const v of [undefined, null, 5, {}, new Readable(), new WritableStream(), new ReadableStream()]) for (const C of [Readable, Writable, Duplex]) {
    await T(C.name + ' fromWeb', async () => {
      const s = C.fromWeb(v);
      return s.constructor.name;
    });
    await T(C.name + ' toWeb', async () => {
      const s = C.toWeb(v);
      return s && s.constructor.name;
    });
  }
  for (const o of [5, null, { highWaterMark: -1 }, { highWaterMark: 'a' }, { encoding: 'x' }, { objectMode: 1 }, { signal: 5 }, { signal: null }, { decodeStrings: 5 }]) {
    await T('R opt ' + JSON.stringify(o), async () => {
      const r = Readable.fromWeb(new ReadableStream(), o);
      return r.readableHighWaterMark;
    });
    await T('W opt ' + JSON.stringify(o), async () => {
      const r = Writable.fromWeb(new WritableStream(), o);
      return r.writableHighWaterMark;
    });
    await T('D opt ' + JSON.stringify(o), async () => {
      const r = Duplex.fromWeb(new TransformStream(), o);
      return r.writableHighWaterMark;
    });
  }
  await T('R.fromWeb read', async () => {
    const rs = new ReadableStream({ start(c) {
      c.enqueue('a');
      c.enqueue('b');
      c.close();
    } });
    const r = Readable.fromWeb(rs, { encoding: 'utf8' });
    const o = [];
    for await (const x of r) o.push(x);
    return [o.join(), rs.locked, r.destroyed];
  });
  await T('R.fromWeb obj', async () => {
    const r = Readable.fromWeb(new ReadableStream({ start(c) {
      c.enqueue({ a: 1 });
      c.close();
    } }), { objectMode: true });
    const o = [];
    for await (const x of r) o.push(x);
    return JSON.stringify(o);
  });
  await T('R.fromWeb err', async () => {
    const r = Readable.fromWeb(new ReadableStream({ start(c) {
      c.error(new Error('src'));
    } }));
    const o = [];
    for await (const x of r) o.push(x);
  });
  await T('R.fromWeb cancel', async () => {
    let reason;
    const r = Readable.fromWeb(new ReadableStream({ cancel(x) {
      reason = x;
    } }));
    r.on('error', () => {});
    r.destroy(new Error('bye'));
    await wait();
    return E(reason);
  });
  await T('W.fromWeb', async () => {
    const o = [];
    const w = Writable.fromWeb(new WritableStream({ write(c) {
      o.push(c.constructor.name + ':' + c);
    }, close() {
      o.push('close');
    } }));
    w.on('finish', () => o.push('finish'));
    w.on('close', () => o.push('nclose'));
    w.write('a');
    w.write(Buffer.from('b'));
    w.end('c');
    await wait();
    return o.join();
  });
  await T('W.fromWeb nodecode', async () => {
    const o = [];
    const w = Writable.fromWeb(new WritableStream({ write(c) {
      o.push(typeof c + c);
    } }), { decodeStrings: false });
    w.cork();
    w.write('a');
    w.write('b');
    w.uncork();
    w.end();
    await wait();
    return o.join();
  });
  await T('W.fromWeb err', async () => {
    const o = [];
    const w = Writable.fromWeb(new WritableStream({ write(c) {
      throw new Error('sink');
    } }));
    w.on('error', (e) => o.push(E(e)));
    w.on('close', () => o.push('close'));
    w.write('a', (e) => o.push('cb ' + E(e)));
    await wait();
    return o.join();
  });
  await T('W.fromWeb destroy', async () => {
    const o = [];
    const w = Writable.fromWeb(new WritableStream({ abort(r) {
      o.push('abort ' + E(r));
    }, close() {
      o.push('sclose');
    } }));
    w.on('error', (e) => o.push(E(e)));
    w.on('close', () => o.push('close'));
    w.destroy(new Error('d'));
    await wait();
    const w2 = Writable.fromWeb(new WritableStream({ abort(r) {
      o.push('abort2 ' + E(r));
    }, close() {
      o.push('sclose2');
    } }));
    w2.on('close', () => o.push('close2'));
    w2.destroy();
    await wait();
    return o.join();
  });
  await T('D.fromWeb', async () => {
    const d = Duplex.fromWeb(new TransformStream({ transform(c, k) {
      k.enqueue(String(c).toUpperCase());
    } }), { encoding: 'utf8' });
    const o = [];
    d.on('data', (x) => o.push(x));
    d.on('end', () => o.push('end'));
    d.on('close', () => o.push('close'));
    d.on('finish', () => o.push('finish'));
    d.write('a');
    d.end('b');
    await wait();
    return o.join();
  });
  await T('D.fromWeb destroy', async () => {
    const o = [];
    const d = Duplex.fromWeb({ readable: new ReadableStream({ cancel(r) {
      o.push('c ' + E(r));
    } }), writable: new WritableStream({ abort(r) {
      o.push('a ' + E(r));
    } }) });
    d.on('error', (e) => o.push(E(e)));
    d.on('close', () => o.push('close'));
    d.destroy(new Error('dd'));
    await wait();
    return o.join();
  });
  await T('R.toWeb', async () => {
    const rs = Readable.toWeb(Readable.from(['a', 'b']));
    const x = await all(rs);
    return [x.join(), x[0].constructor.name];
  });
  await T('R.toWeb bytes', async () => {
    const r = new Readable({ read() {
      this.push(Buffer.from('xyz'));
      this.push(null);
    } });
    const x = await all(Readable.toWeb(r));
    return [x.length, x[0].constructor.name, x[0].length];
  });
  await T('R.toWeb err', async () => {
    const r = new Readable({ read() {
      this.destroy(new Error('re'));
    } });
    await all(Readable.toWeb(r));
  });
  await T('R.toWeb premature', async () => {
    const r = new Readable({ read() {} });
    const w = Readable.toWeb(r);
    setImmediate(() => r.destroy());
    await all(w);
  });
  await T('R.toWeb cancel', async () => {
    const r = new Readable({ read() {} });
    const o = [];
    r.on('error', (e) => o.push(E(e)));
    r.on('close', () => o.push('close'));
    const w = Readable.toWeb(r);
    await w.cancel(new Error('cx'));
    await wait();
    return o.join();
  });
  await T('R.toWeb destroyed', async () => {
    const r = new Readable({ read() {} });
    r.destroy();
    const w = Readable.toWeb(r);
    return (await all(w)).length;
  });
  await T('R.toWeb strategy', async () => {
    const r = Readable.from([1, 2, 3, 4, 5]);
    const w = Readable.toWeb(r, { strategy: { highWaterMark: 2 } });
    await wait();
    return [r.readableLength, (await all(w)).join()];
  });
  await T('W.toWeb', async () => {
    const o = [];
    const w = new Writable({ write(c, e, cb) {
      o.push(String(c));
      setImmediate(cb);
    }, final(cb) {
      o.push('final');
      cb();
    } });
    const ws = Writable.toWeb(w);
    const wr = ws.getWriter();
    await wr.write('a');
    await wr.write(Buffer.from('b'));
    await wr.close();
    return [o.join(), w.destroyed, w.writableFinished];
  });
  await T('W.toWeb err', async () => {
    const w = new Writable({ write(c, e, cb) {
      cb(new Error('wwe'));
    } });
    const wr = Writable.toWeb(w).getWriter();
    wr.closed.catch((e) => L('closed', E(e)));
    wr.ready.catch((e) => L('ready', E(e)));
    await wr.write('a').then(() => L('w ok'), (e) => L('w', E(e)));
    await wait();
    await wr.write('b');
  });
  await T('W.toWeb abort', async () => {
    const o = [];
    const w = new Writable({ write(c, e, cb) {
      cb();
    } });
    w.on('error', (e) => o.push(E(e)));
    w.on('close', () => o.push('close'));
    await Writable.toWeb(w).abort(new Error('ab'));
    await wait();
    return o.join();
  });
  await T('W.toWeb closed', async () => {
    const w = new Writable({ write(c, e, cb) {
      cb();
    } });
    w.end();
    await wait();
    const ws = Writable.toWeb(w);
    return ws.constructor.name;
  });
  await T('D.toWeb', async () => {
    const { readable, writable } = Duplex.toWeb(new PassThrough());
    const w = writable.getWriter();
    w.write(Buffer.from('hi'));
    w.close();
    return (await all(readable)).map(String).join();
  });
  await T('D.toWeb bad', async () => Duplex.toWeb(new Readable()));
  await T('pipeline web', async () => {
    const o = [];
    await require('stream/promises').pipeline(new ReadableStream({ start(c) {
      c.enqueue('a');
      c.enqueue('b');
      c.close();
    } }), new TransformStream({ transform(c, k) {
      k.enqueue(c + c);
    } }), new Writable({ objectMode: true, write(c, e, cb) {
      o.push(c);
      cb();
    } }));
    return o.join();
  });
  await T('pipeline to web', async () => {
    const o = [];
    await require('stream/promises').pipeline(Readable.from(['x', 'y']), async function* (s) {
      for await (const c of s) yield c + '!';
    }, new WritableStream({ write(c) {
      o.push(c);
    }, close() {
      o.push('closed');
    } }));
    return o.join();
  });
  await T('pipeline web err', async () => {
    await require('stream/promises').pipeline(Readable.from(['x', 'y']), new WritableStream({ write(c) {
      throw new Error('pwe');
    } }));
  });
  await T('finished web', async () => {
    await require('stream/promises').finished(new ReadableStream({ start(c) {
      c.close();
    } }));
    return 'ok';
  });
  await T('compose web', async () => {
    const o = [];
    for await (const x of require('stream').compose(new ReadableStream({ start(c) {
      c.enqueue('q');
      c.close();
    } }), new TransformStream({ transform(c, k) {
      k.enqueue(c + '1');
    } }))) o.push(x);
    return o.join();
  });
  await T('Duplex.from web', async () => {
    const d = Duplex.from(new ReadableStream({ start(c) {
      c.enqueue(Buffer.from('q'));
      c.close();
    } }));
    const o = [];
    for await (const x of d) o.push(String(x));
    return [d.readable, d.writable, o.join()];
  });
  await T('Duplex.from pair', async () => {
    const d = Duplex.from(new TransformStream());
    d.end(Buffer.from('zz'));
    const o = [];
    for await (const x of d) o.push(String(x));
    return o.join();
  });
  await T('Readable.from web', async () => {
    const o = [];
    for await (const x of Readable.from(new ReadableStream({ start(c) {
      c.enqueue('q');
      c.close();
    } }))) o.push(x);
    return o.join();
  });
  await T('addAbort web', async () => {
    const ac = new AbortController();
    const rs = new ReadableStream();
    require('stream').addAbortSignal(ac.signal, rs);
    ac.abort();
    await all(rs);
  });
  await T('isX', async () => {
    const s = require('stream');
    const rs = new ReadableStream();
    return [s.isReadable(rs), s.isErrored(rs), s.isDisturbed(rs), s.isWritable && s.isWritable(new WritableStream())].join();
  });
})();
