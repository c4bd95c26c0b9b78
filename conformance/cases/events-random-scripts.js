// Random scripts over an emitter: listeners that add, remove, throw and reject, in classes that
// override and in objects that inherit. One line for each seed, a hash of all that happened; with
// a seed as its argument the trace itself.
'use strict';
const { createHash } = require('crypto');
const EE = require('events');
const { errorMonitor } = EE;
const out = [];
function rng(seed) {
  let s = seed * 2654435761 % 4294967296 | 0;
  return () => {
    s |= 0;
    s = s + 1831565813 | 0;
    let t = Math.imul(s ^ s >>> 15, 1 | s);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
}
process.on('uncaughtException', (e) => out.push('UNC ' + (e && e.message)));
process.on('unhandledRejection', (e) => out.push('UNH ' + (e && e.message)));
process.on('warning', (w) => out.push('WARN ' + w.message));
const sy = /* @__PURE__ */ Symbol('s');
function scenario(seed) {
  const r = rng(seed);
  for (let i = 0; i < 5; i++) r();
  const ri = (n2) => Math.floor(r() * n2), pick = (a) => a[ri(a.length)], ch = (p) => r() < p;
  let n = 0;
  const log = (...a) => {
    if (n++ < 300) out.push(a.join(' '));
  };
  class Sub extends EE {
    constructor(o2) {
      super(o2);
    }
  }
  class Ov extends EE {
    on(t, f) {
      log('ov.on', String(t));
      return super.on(t, f);
    }
    removeListener(t, f) {
      log('ov.rl', String(t));
      return super.removeListener(t, f);
    }
    emit(...a) {
      log('ov.emit', String(a[0]));
      return super.emit(...a);
    }
  }
  const K = pick([EE, EE, Sub, Ov]);
  const o = ch(0.2) ? { captureRejections: true } : undefined;
  let e = new K(o);
  if (ch(0.1)) {
    e = Object.create(e);
  }
  if (ch(0.1)) {
    e = {};
    Object.setPrototypeOf(e, EE.prototype);
  }
  if (ch(0.1)) e.setMaxListeners(ri(4));
  const names = ['a', 'b', 'error', sy, 'newListener', 'removeListener', errorMonitor, '1', '__proto__', 'constructor'];
  const fs = [];
  let budget = 60;
  for (let i = 0; i < 5; i++) {
    const id = 'f' + i;
    const k = ri(6);
    fs.push(Object.defineProperty(function(...a) {
      log(' call', id, this === e, a.map((x) => typeof x === 'function' ? 'fn' : x instanceof Error ? 'E:' + x.message : String(x)).join(','));
      if (budget > 0) {
        if (k === 1 && ch(0.5)) op();
        if (k === 2 && ch(0.4)) throw new Error('t' + i);
        if (k === 3 && ch(0.4)) return Promise.reject(new Error('r' + i));
        if (k === 4 && ch(0.3)) e.removeListener(pick(names), fs[i]);
      }
    }, 'name', { value: id }));
  }
  fs.push({}, undefined);
  function state() {
    let s = '';
    for (const k of e.eventNames()) s += String(k) + ':' + e.listeners(k).map((f) => f.name).join('+') + '/' + e.rawListeners(k).map((f) => f.name.replace('bound ', '')).join('+') + ' ';
    return s + e._eventsCount + ' ' + Object.keys(e._events || {}).join();
  }
  function op() {
    if (budget-- < 0) return;
    const t = pick(names);
    const f = ch(0.95) ? fs[ri(5)] : pick(fs);
    const w = ri(16);
    const lab = String(t);
    try {
      switch (w) {
        case 0:
        case 1:
          e.on(t, f);
          log('on', lab);
          break;
        case 2:
          e.once(t, f);
          log('once', lab);
          break;
        case 3:
          e.prependListener(t, f);
          log('pre', lab);
          break;
        case 4:
          e.prependOnceListener(t, f);
          log('preo', lab);
          break;
        case 5:
          e.off(t, f);
          log('off', lab);
          break;
        case 6:
          e.removeListener(t, f);
          log('rl', lab);
          break;
        case 7:
          if (ch(0.3)) {
            e.removeAllListeners();
            log('ral');
          } else {
            e.removeAllListeners(t);
            log('ral', lab);
          }
          break;
        case 8:
        case 9:
        case 10:
        case 11:
          log('emit', lab, e.emit(t, t === 'error' ? new Error('x') : 1, 2));
          break;
        case 12:
          log('count', e.listenerCount(t), e.listenerCount(t, f));
          break;
        case 13: {
          const q = e.rawListeners(t);
          if (q.length) {
            log('rawcall');
            q[ri(q.length)].call(e, 'raw');
          }
          break;
        }
        case 14: {
          const q = e.rawListeners(t);
          if (q.length) {
            e.off(t, q[0]);
            log('offraw');
          }
          break;
        }
        case 15:
          log('state', state());
      }
    } catch (x) {
      log('threw', x.code || '', x.message);
    }
  }
  for (let i = 0; i < 25; i++) op();
  log('end', state());
  return new Promise((r2) => setImmediate(() => setImmediate(() => {
    budget = 0;
    e.removeAllListeners('removeListener');
    e.removeAllListeners('newListener');
    e.removeAllListeners();
    e.on('error', () => {});
    setImmediate(r2);
  })));
}

(async () => {
  const only = process.argv[2];
  for (let seed = only || 1; seed <= (only || 180); seed++) {
    out.length = 0;
    await scenario(+seed);
    console.log(only ? out.join('\n') : seed + ' ' + createHash('md5').update(out.join('\n')).digest('hex').slice(0, 12));
  }
})();
