// events.once, events.on and addAbortListener with all their options, captured rejections, and EventEmitterAsyncResource.
'use strict';
const E = require('events');
const util = require('util');
const { once, on } = E;
const L = (...a) => console.log(...a);
process.on('warning', (w) => L('WARN', w.name, w.message));
process.on('unhandledRejection', (e) => L('UNH', e && e.message));
process.on('uncaughtException', (e, o) => L('UNC', e && e.message, e && e.code, o));
const wait = (n = 3) => new Promise((r) => {
  let i = 0;
  (function f() {
    if (i++ < n) setImmediate(f);
    else r();
  })();
});
(async () => {
  const S = async (n, f) => {
    L('--', n);
    try {
      const r = await Promise.race([f(), wait(12).then(() => 'TIMEOUT')]);
      if (r !== undefined) L('ok', r && r[0] instanceof Error ? r[0].message : r);
    } catch (e) {
      L('!!', e && e.name, e && e.code, e && e.message, e && e.cause && e.cause.message);
    }
    await wait();
  };
  await S('once basic', async () => {
    const e = new E();
    process.nextTick(() => e.emit('x', 1, 2));
    const r = await once(e, 'x');
    L(r, e.eventNames());
  });
  await S('once err', async () => {
    const e = new E();
    process.nextTick(() => e.emit('error', new Error('z')));
    await once(e, 'x');
  });
  await S('once error evt', async () => {
    const e = new E();
    process.nextTick(() => e.emit('error', new Error('z')));
    return once(e, 'error');
  });
  await S('once abort', async () => {
    const e = new E();
    const ac = new AbortController();
    process.nextTick(() => ac.abort());
    try {
      await once(e, 'x', { signal: ac.signal });
    } finally {
      L(e.listenerCount('x'), e.listenerCount('error'), E.getEventListeners(ac.signal, 'abort').length);
    }
  });
  await S('once aborted', async () => {
    const e = new E();
    return once(e, 'x', { signal: AbortSignal.abort('why') });
  });
  await S('once abort after', async () => {
    const e = new E();
    const ac = new AbortController();
    setImmediate(() => {
      e.emit('x', 9);
      ac.abort();
    });
    L(await once(e, 'x', { signal: ac.signal }), E.getEventListeners(ac.signal, 'abort').length);
  });
  for (const s of [1, 'a', {}, null, { aborted: false }]) await S('once sig ' + util.inspect(s), () => once(new E(), 'x', { signal: s }));
  await S('once opts', () => once(new E(), 'x', 5));
  await S('once bad', () => once({}, 'x'));
  await S('once bad2', () => once(5, 'x'));
  await S('once target', async () => {
    const t = new EventTarget();
    process.nextTick(() => t.dispatchEvent(new Event('foo')));
    const [ev] = await once(t, 'foo');
    L(ev.type, ev instanceof Event);
  });
  await S('once target error', async () => {
    const t = new EventTarget();
    process.nextTick(() => t.dispatchEvent(new Event('error')));
    const [ev] = await once(t, 'error');
    L(ev.type);
  });
  await S('once target abort', async () => {
    const t = new EventTarget();
    const ac = new AbortController();
    process.nextTick(() => ac.abort());
    await once(t, 'error', { signal: ac.signal });
  });
  await S('once custom thenable emitter', async () => {
    const e = { addEventListener(n, f, o) {
      L(n, typeof f, JSON.stringify(o));
      f('hey');
    } };
    L(await once(e, 'q'));
  });
  await S('on basic', async () => {
    const e = new E();
    process.nextTick(() => {
      e.emit('f', 1);
      e.emit('f', 2);
      e.emit('other', 3);
    });
    let n = 0;
    for await (const v of on(e, 'f')) {
      L(v);
      if (++n == 2) break;
    }
    L(e.listenerCount('f'), e.listenerCount('error'));
  });
  await S('on error', async () => {
    const e = new E();
    process.nextTick(() => {
      e.emit('f', 1);
      e.emit('error', new Error('oe'));
    });
    for await (const v of on(e, 'f')) {
      L(v);
    }
  });
  await S('on throw', async () => {
    const e = new E();
    const it = on(e, 'f');
    const p = it.next();
    try {
      await it.throw(new Error('thrown'));
      L('thrown ok');
    } catch (x) {
      L('th', x.message);
    }
    L(await Promise.race([p.then((v) => ['v', v], (x) => ['e', x.message]), wait().then(() => 'pend')]), e.listenerCount('f'), e.listenerCount('error'));
  });
  await S('on throw bad', async () => {
    const it = on(new E(), 'f');
    try {
      it.throw();
    } catch (x) {
      L(x.code, x.message);
    }
    try {
      it.throw('x');
    } catch (x) {
      L(x.code, x.message);
    }
    try {
      it.throw({});
    } catch (x) {
      L(x.code, x.message);
    }
  });
  await S('on return', async () => {
    const e = new E();
    const it = on(e, 'f');
    const p = it.next();
    const q = it.next();
    L(await it.return());
    L(await p, await q, await it.next());
    e.emit('f', 1);
    L(e.listenerCount('f'));
  });
  await S('on queue', async () => {
    const e = new E();
    const it = on(e, 'f');
    e.emit('f', 1);
    e.emit('f', 2);
    L(await it.next(), await it.next());
    e.emit('error', new Error('late'));
    e.emit('f', 3);
    try {
      L(await it.next());
    } catch (x) {
      L('E', x.message);
    }
    L(await it.next());
    L(it[Symbol.asyncIterator]() === it, Object.prototype.toString.call(it), Object.keys(it), typeof it.return, typeof it.throw);
  });
  await S('on abort', async () => {
    const e = new E();
    const ac = new AbortController();
    process.nextTick(() => ac.abort());
    try {
      for await (const v of on(e, 'f', { signal: ac.signal })) L(v);
    } finally {
      L(e.listenerCount('f'), E.getEventListeners(ac.signal, 'abort').length);
    }
  });
  await S('on aborted', async () => {
    on(new E(), 'f', { signal: AbortSignal.abort() });
  });
  await S('on close', async () => {
    const e = new E();
    const it = on(e, 'f', { close: ['end', 'fin'] });
    setImmediate(() => {
      e.emit('f', 1);
      e.emit('end');
    });
    for await (const v of it) L(v);
    L(e.eventNames());
  });
  await S('on hwm', async () => {
    const e = new E();
    e.pause = () => L('pause');
    e.resume = () => L('resume');
    const it = on(e, 'f', { highWaterMark: 2, lowWaterMark: 1 });
    for (let i = 0; i < 4; i++) e.emit('f', i);
    for (let i = 0; i < 4; i++) L(await it.next());
  });
  for (const o of [{ signal: 1 }, { highWaterMark: -1 }, { lowWaterMark: 0 }, { highWaterMark: 'x' }, 5, { close: 5 }, { highWaterMark: 0 }]) await S('on opts ' + util.inspect(o), async () => {
    on(new E(), 'x', o);
    L('fine');
  });
  await S('on bad', async () => {
    on({}, 'x');
  });
  await S('on target', async () => {
    const t = new EventTarget();
    const it = on(t, 'f');
    t.dispatchEvent(new Event('f'));
    const r = await it.next();
    L(r.value[0].type, r.done);
    await it.return();
  });
  await S('cap', async () => {
    const e = new E({ captureRejections: true });
    e.on('x', async () => {
      throw new Error('r1');
    });
    e.on('error', (x) => L('err', x.message));
    e.emit('x');
  });
  await S('cap sym', async () => {
    const e = new E({ captureRejections: true });
    e[/* @__PURE__ */ Symbol.for('nodejs.rejection')] = (err, n, ...a) => L('rej', err.message, n, a);
    e.on('x', async () => {
      throw new Error('r2');
    });
    e.emit('x', 1, 2);
  });
  await S('cap errhandler', async () => {
    const e = new E({ captureRejections: true });
    e.on('error', async () => {
      throw new Error('r3');
    });
    e.emit('error', new Error('q'));
  });
  await S('cap then throws', async () => {
    const e = new E({ captureRejections: true });
    e.on('error', (x) => L('err', x.message));
    e.on('x', () => ({ get then() {
      throw new Error('then');
    } }));
    e.emit('x');
  });
  await S('cap noerr', async () => {
    const e = new E({ captureRejections: true });
    e.on('x', async () => {
      throw new Error('r4');
    });
    e.emit('x');
  });
  await S('cap sym throws', async () => {
    const e = new E({ captureRejections: true });
    e[/* @__PURE__ */ Symbol.for('nodejs.rejection')] = () => {
      throw new Error('rr');
    };
    e.on('x', async () => {
      throw new Error('r2');
    });
    e.emit('x', 1, 2);
  });
  await S('cap once prom', async () => {
    const e = new E({ captureRejections: true });
    e.on('error', (x) => L('err', x));
    e.once('x', () => Promise.reject(5));
    e.emit('x');
  });
  await S('resource', async () => {
    const { EventEmitterAsyncResource: R } = E;
    const r = new R({ name: 'Q' });
    L(typeof r.asyncId, typeof r.triggerAsyncId, r.asyncResource.eventEmitter === r);
    r.on('x', function(a) {
      L(this === r, a);
    });
    r.emit('x', 4);
    r.emitDestroy();
    class Z extends R {}
    ;
    L(new Z().constructor.name);
    try {
      new R(5);
    } catch (e) {
      L(e.message);
    }
    try {
      new R({ name: 5 });
    } catch (e) {
      L(e.message);
    }
    try {
      new R();
    } catch (e) {
      L(e.message);
    }
    try {
      R({});
    } catch (e) {
      L(e.message);
    }
    try {
      R.prototype.emit.call({}, 'x');
    } catch (e) {
      L(e.code, e.message);
    }
  });
  await S('addAbort', async () => {
    const { addAbortListener } = E;
    const ac = new AbortController();
    ac.signal.addEventListener('abort', (e) => e.stopImmediatePropagation());
    const d = addAbortListener(ac.signal, (e) => L('abl', e.type));
    L(typeof d[/* @__PURE__ */ Symbol.for('nodejs.dispose')], typeof Symbol.dispose);
    ac.abort();
    for (const a of [[], [1], [ac.signal], [ac.signal, 5], [{}]]) {
      try {
        addAbortListener(...a);
        L('fine');
      } catch (e) {
        L(e.code, e.message);
      }
    }
    addAbortListener(AbortSignal.abort(), (e) => L('already', e && e.type));
    const ac2 = new AbortController();
    const dd = addAbortListener(ac2.signal, () => L('no'));
    dd[Symbol.dispose || /* @__PURE__ */ Symbol.for('nodejs.dispose')]();
    ac2.abort();
  });
})();
