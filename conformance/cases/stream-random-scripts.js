// Random scripts over streams: each seed makes some streams with random options and hooks and
// does random things to them. All that happens and the states in between go into a trace, of
// which one line is printed, a hash. With a seed as its argument the trace itself is printed.
'use strict';
const { createHash } = require('crypto');
const { Readable, Writable, Duplex, Transform, PassThrough, finished, pipeline } = require('stream');
function rng(seed) {
  let s = seed * 2654435761 % 4294967296 | 0;
  return function() {
    s |= 0;
    s = s + 1831565813 | 0;
    let t = Math.imul(s ^ s >>> 15, 1 | s);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
}
const out = [];
process.on('uncaughtException', (e) => {
  out.push('UNCAUGHT ' + (e && (e.code || '') + ' ' + e.message));
});
process.on('unhandledRejection', (e) => {
  out.push('UNHANDLED ' + (e && (e.code || '') + ' ' + e.message));
});
function show(v) {
  if (v === null) return 'null';
  if (v === undefined) return 'undef';
  if (Buffer.isBuffer(v)) return 'B:' + v.toString('latin1');
  if (v instanceof Error) return 'E:' + (v.code || '') + ':' + v.message;
  if (typeof v === 'object') return JSON.stringify(v);
  return typeof v + ':' + String(v);
}
function scenario(seed) {
  const r = rng(seed);
  for (let i = 0; i < 5; i++) r();
  const ri = (n2) => Math.floor(r() * n2);
  const pick = (a) => a[ri(a.length)];
  const ch = (p) => r() < p;
  const log = (...a) => {
    if (n++ < 400) out.push(a.join(' '));
  };
  let n = 0;
  const defer = (f) => {
    switch (ri(4)) {
      case 0:
        return process.nextTick(f);
      case 1:
        return setImmediate(f);
      case 2:
        return Promise.resolve().then(f);
      default:
        return f();
    }
  };
  const obj = ch(0.35);
  let c = 0;
  const chunk = () => {
    c++;
    if (obj) return ch(0.1) ? '' : ch(0.5) ? { c } : c;
    const s = ('abcdefghij' + c).slice(ri(8));
    return ch(0.1) ? Buffer.alloc(0) : ch(0.5) ? Buffer.from(s) : s;
  };
  function readOpts() {
    let left = ri(8);
    const hwm = pick([undefined, 0, 1, 2, 3, 5, 20, 100]);
    const mode = ri(4), per = 1 + ri(3), err = ch(0.08) ? ri(4) : -1;
    let calls = 0;
    const o = { objectMode: obj, read(sz) {
      log('  _read', sz);
      calls++;
      const f = () => {
        if (calls === err) {
          if (ch(0.5)) return this.destroy(new Error('readerr'));
          throw new Error('readthrow');
        }
        for (let i = 0; i < per; i++) {
          if (left-- > 0) {
            const x = chunk();
            const y = this.push(x);
            log('  push', show(x), y);
          } else {
            if (left === -1) log('  push null', this.push(null));
            break;
          }
        }
      };
      if (mode === 0) f();
      else if (mode === 1) process.nextTick(f);
      else if (mode === 2) setImmediate(f);
      else {
        try {
          defer(f);
        } catch (e) {
          log('thrown', e.message);
        }
      }
    } };
    if (hwm !== undefined) o.highWaterMark = hwm;
    if (ch(0.1)) o.autoDestroy = false;
    if (ch(0.1)) o.emitClose = false;
    if (ch(0.1) && !obj) o.encoding = pick(['utf8', 'hex', 'base64', 'latin1']);
    if (ch(0.1)) o.construct = function(cb) {
      log('  construct');
      const e = ch(0.1) ? new Error('cons') : null;
      defer(() => cb(e));
    };
    if (ch(0.15)) o.destroy = function(e, cb) {
      log('  _destroy', show(e));
      const k = ch(0.2) ? new Error('des') : e;
      defer(() => cb(k));
    };
    return o;
  }
  function writeOpts() {
    const hwm = pick([undefined, 0, 1, 2, 3, 5, 20, 100]);
    const mode = ri(4), err = ch(0.1) ? 1 + ri(4) : -1;
    let calls = 0;
    const o = { objectMode: obj, write(x, e, cb) {
      log('  _write', show(x), e);
      calls++;
      const er = calls === err ? new Error('wrerr') : null;
      const f = () => cb(er);
      if (mode === 0) f();
      else if (mode === 1) process.nextTick(f);
      else if (mode === 2) setImmediate(f);
      else defer(f);
    } };
    if (hwm !== undefined) o.highWaterMark = hwm;
    if (ch(0.3)) o.writev = function(xs, cb) {
      log('  _writev', xs.map((q) => show(q.chunk) + '/' + q.encoding).join(','));
      calls++;
      const er = calls === err ? new Error('wverr') : null;
      defer(() => cb(er));
    };
    if (ch(0.3)) o.final = function(cb) {
      log('  _final');
      const e = ch(0.1) ? new Error('fin') : null;
      defer(() => cb(e));
    };
    if (ch(0.1)) o.autoDestroy = false;
    if (ch(0.1)) o.emitClose = false;
    if (ch(0.1)) o.decodeStrings = false;
    if (ch(0.1)) o.construct = function(cb) {
      log('  construct');
      const e = ch(0.1) ? new Error('cons') : null;
      defer(() => cb(e));
    };
    if (ch(0.15)) o.destroy = function(e, cb) {
      log('  _destroy', show(e));
      const k = ch(0.2) ? new Error('des') : e;
      defer(() => cb(k));
    };
    return o;
  }
  function transOpts() {
    const mode = ri(4), kind = ri(4), err = ch(0.08) ? 1 + ri(4) : -1;
    let calls = 0;
    const o = { objectMode: obj };
    const w = writeOpts(), rr = readOpts();
    for (const k of ['highWaterMark', 'autoDestroy', 'emitClose', 'construct', 'destroy', 'encoding']) {
      const src = ch(0.5) ? w : rr;
      if (src[k] !== undefined) o[k] = src[k];
    }
    if (ch(0.1)) o.readableHighWaterMark = ri(4), delete o.highWaterMark;
    if (ch(0.1)) o.writableHighWaterMark = ri(4), delete o.highWaterMark;
    if (ch(0.1)) o.final = w.final;
    if (ch(0.2)) o.allowHalfOpen = false;
    o.transform = function(x, e, cb) {
      log('  _transform', show(x), e);
      calls++;
      const f = () => {
        if (calls === err) return cb(new Error('trerr'));
        if (kind === 0) cb(null, x);
        else if (kind === 1) {
          this.push(x);
          this.push(x);
          cb();
        } else if (kind === 2) {
          if (ch(0.5)) cb(null, x);
          else cb();
        } else {
          this.push(x);
          cb(null, x);
        }
      };
      if (mode === 0) f();
      else if (mode === 1) process.nextTick(f);
      else if (mode === 2) setImmediate(f);
      else defer(f);
    };
    if (ch(0.4)) o.flush = function(cb) {
      log('  _flush');
      if (ch(0.5)) this.push(chunk());
      const e = ch(0.1) ? new Error('flush') : null;
      const x = ch(0.3) ? chunk() : undefined;
      defer(() => cb(e, x));
    };
    return o;
  }
  const streams = [];
  function watch(s, name) {
    s.name = name;
    streams.push(s);
    for (const ev of ['end', 'close', 'finish', 'prefinish', 'pause', 'resume', 'drain', 'pipe', 'unpipe']) s.on(ev, () => log(name, ev, st(s)));
    if (ch(0.95)) s.on('error', (e) => log(name, 'error', show(e), st(s)));
    if (ch(0.3)) finished(s, { readable: ch(0.8), writable: ch(0.8) }, (e) => log(name, 'finished', show(e)));
  }
  const B = (v) => v === null ? 'n' : v === undefined ? 'u' : v ? '1' : '0';
  function st(s) {
    let t = '';
    const rs = s._readableState, ws = s._writableState;
    if (rs) t += ' r[' + [rs.flowing, rs.ended, rs.endEmitted, rs.reading, rs.sync, rs.needReadable, rs.emittedReadable, rs.readableListening, rs.resumeScheduled, rs.destroyed, rs.closed, rs.closeEmitted, rs.errorEmitted, rs.readingMore, rs.dataEmitted, rs.constructed, rs.multiAwaitDrain, !!rs.errored, s.readable, s.readableEnded, s.readableDidRead, s.readableAborted, s.isPaused && s.isPaused()].map(B).join('') + ' ' + rs.length + '/' + rs.highWaterMark + ' ' + rs.pipes.length + ']';
    if (ws) t += ' w[' + [ws.finalCalled, ws.needDrain, ws.ending, ws.ended, ws.finished, ws.destroyed, ws.writing, ws.sync, ws.bufferProcessing, ws.prefinished, ws.errorEmitted, ws.closed, ws.closeEmitted, ws.constructed, !!ws.errored, s.writable, s.writableFinished, s.writableEnded, s.writableNeedDrain, s.writableAborted].map(B).join('') + ' ' + ws.length + '/' + ws.highWaterMark + ' c' + ws.corked + ' p' + ws.pendingcb + ' b' + ws.getBuffer().length + ']';
    return t;
  }
  const kinds = pick([['R'], ['R', 'W'], ['W'], ['T'], ['R', 'T', 'W'], ['R', 'W', 'W'], ['P'], ['D'], ['R', 'D'], ['T', 'W'], ['R', 'P', 'W']]);
  kinds.forEach((k, i) => {
    let s;
    if (k === 'R') s = new Readable(readOpts());
    else if (k === 'W') s = new Writable(writeOpts());
    else if (k === 'T') s = new Transform(transOpts());
    else if (k === 'P') {
      const o = transOpts();
      delete o.transform;
      s = new PassThrough(o);
    } else {
      const o = Object.assign({}, readOpts(), writeOpts());
      if (ch(0.3)) o.allowHalfOpen = false;
      if (ch(0.1)) o.readable = false;
      if (ch(0.1)) o.writable = false;
      s = new Duplex(o);
    }
    watch(s, k + i);
  });
  const R = streams.filter((s) => s._readableState), W = streams.filter((s) => s._writableState);
  let budget = 40;
  function op() {
    if (budget-- < 0) return;
    const s = pick(streams);
    const id = s.name;
    const choices = [];
    if (R.includes(s)) choices.push('read', 'readn', 'ondata', 'onreadable', 'pause', 'resume', 'pipe', 'unpipe', 'offdata', 'offreadable', 'unshift', 'iter', 'push', 'setenc', 'read0', 'pipe', 'ondata', 'onreadable', 'remall');
    if (W.includes(s)) choices.push('write', 'write', 'write', 'end', 'cork', 'uncork', 'writecb', 'endcb', 'endchunk', 'corkwrite');
    if (ch(0.15)) choices.push('destroy', 'destroyerr');
    choices.push('state');
    const o = pick(choices);
    try {
      switch (o) {
        case 'read':
          log(id, 'read()', show(s.read()));
          break;
        case 'readn': {
          const k = ri(6);
          log(id, 'read', k, show(s.read(k)));
          break;
        }
        case 'read0':
          log(id, 'read0', show(s.read(0)));
          break;
        case 'ondata': {
          const f = (x) => {
            log(id, 'data', show(x), st(s));
            if (ch(0.1)) op();
          };
          s.__d = f;
          log(id, 'ondata');
          s.on('data', f);
          break;
        }
        case 'offdata':
          if (s.__d) {
            s.removeListener('data', s.__d);
            s.__d = null;
            log(id, 'offdata', st(s));
          }
          break;
        case 'onreadable': {
          const loop = ch(0.6), k = ch(0.3) ? ri(5) : undefined;
          const f = () => {
            log(id, 'readable', st(s));
            let x, q = 0;
            if (loop) {
              while (q++ < 50 && (x = s.read(k)) !== null) log(id, ' got', show(x));
            } else if (ch(0.5)) log(id, ' got1', show(s.read()));
          };
          s.__r = f;
          log(id, 'onreadable');
          s.on('readable', f);
          break;
        }
        case 'offreadable':
          if (s.__r) {
            s.removeListener('readable', s.__r);
            s.__r = null;
            log(id, 'offreadable', st(s));
          }
          break;
        case 'remall':
          if (ch(0.3)) {
            s.removeAllListeners(pick(['data', 'readable']));
            log(id, 'remall');
          }
          break;
        case 'pause':
          s.pause();
          log(id, 'pause()', st(s));
          break;
        case 'resume':
          s.resume();
          log(id, 'resume()', st(s));
          break;
        case 'pipe': {
          const d = pick(W);
          if (d && d !== s) {
            log(id, 'pipe', d.name);
            s.pipe(d, ch(0.2) ? { end: false } : undefined);
            log(st(s));
          }
          break;
        }
        case 'unpipe': {
          const d = W.length && ch(0.6) ? pick(W) : undefined;
          log(id, 'unpipe', d && d.name);
          s.unpipe(d);
          log(st(s));
          break;
        }
        case 'unshift':
          if (ch(0.5)) {
            const x = chunk();
            log(id, 'unshift', show(x), s.unshift(x), st(s));
          }
          break;
        case 'push':
          if (ch(0.3)) {
            const x = ch(0.1) ? null : chunk();
            log(id, 'push', show(x), s.push(x), st(s));
          }
          break;
        case 'setenc':
          if (ch(0.2) && !obj) {
            const e = pick(['utf8', 'hex', 'base64', 'utf16le']);
            s.setEncoding(e);
            log(id, 'setEncoding', e, st(s));
          }
          break;
        case 'iter':
          if (ch(0.3)) {
            const it = s[Symbol.asyncIterator]();
            const brk = ri(6);
            const go = (k) => it.next().then((v) => {
              log(id, 'it', show(v));
              if (v.done) return;
              if (k === brk) return it.return().then((v2) => log(id, 'ret', show(v2)));
              if (budget > 0 || k < 20) go(k + 1);
            }, (e) => log(id, 'iterr', show(e)));
            go(0);
          }
          break;
        case 'write': {
          const x = chunk();
          log(id, 'write', show(x), s.write(x), st(s));
          break;
        }
        case 'writecb': {
          const x = chunk();
          log(id, 'writecb', show(x), s.write(x, (e) => log(id, 'cb', show(e), st(s))), st(s));
          break;
        }
        case 'corkwrite':
          s.cork();
          s.write(chunk());
          s.write(chunk(), 'latin1');
          s.uncork();
          log(id, 'corkwrite', st(s));
          break;
        case 'end':
          if (ch(0.6)) {
            s.end();
            log(id, 'end()', st(s));
          }
          break;
        case 'endcb':
          if (ch(0.6)) {
            s.end((e) => log(id, 'endcb', show(e), st(s)));
            log(id, 'end(cb)', st(s));
          }
          break;
        case 'endchunk':
          if (ch(0.6)) {
            const x = chunk();
            s.end(x, (e) => log(id, 'endcb', show(e)));
            log(id, 'end', show(x), st(s));
          }
          break;
        case 'cork':
          s.cork();
          log(id, 'cork', st(s));
          break;
        case 'uncork':
          s.uncork();
          log(id, 'uncork', st(s));
          break;
        case 'destroy':
          s.destroy();
          log(id, 'destroy()', st(s));
          break;
        case 'destroyerr':
          s.destroy(new Error('boom'), ch(0.3) && R.includes(s) ? undefined : undefined);
          log(id, 'destroy(err)', st(s));
          break;
        case 'state':
          log(id, 'state', st(s));
          break;
      }
    } catch (e) {
      log(id, o, 'threw', show(e));
    }
  }
  return new Promise((resolve) => {
    let steps = 6 + ri(14);
    (function step() {
      const k = 1 + ri(3);
      for (let i = 0; i < k; i++) op();
      if (--steps > 0) {
        switch (ri(3)) {
          case 0:
            return process.nextTick(step);
          case 1:
            return setImmediate(step);
          default:
            return Promise.resolve().then(step);
        }
      }
      let q = 30;
      (function quiet() {
        if (q-- > 0) return setImmediate(quiet);
        for (const s of streams) log('last', s.name, st(s));
        for (const s of streams) {
          s.removeAllListeners();
          s.on('error', () => {});
          s.destroy();
        }
        setImmediate(() => setImmediate(resolve));
      })();
    })();
  });
}

// Of these Node itself throws from within.
const skipped = new Set([239]);

(async () => {
  const only = process.argv[2];
  for (let seed = only || 1; seed <= (only || 250); seed++) {
    out.length = 0;
    await scenario(+seed);
    if (skipped.has(seed)) continue;
    console.log(only ? out.join('\n') : seed + ' ' + createHash('md5').update(out.join('\n')).digest('hex').slice(0, 12));
  }
})();
