// What few scripts use and what is made of promises through and through. It is compiled
// when one of its functions is first called. Async generators are written out as objects
// with next(), for the engine has none.
(function (native) {
  'use strict';
  const { Readable, Writable, Duplex, PassThrough } = native;
  const ITER = native.asyncIterator;

  // iteratorOf is the iterator of anything that for await takes.
  function iteratorOf(x) {
    if (typeof x[ITER] === 'function') return x[ITER]();
    return x[Symbol.iterator]();
  }

  function isIterable(x) {
    return x != null && (typeof x[ITER] === 'function' || typeof x[Symbol.iterator] === 'function');
  }

  // generator makes an async iterable of next, a function that returns {value, done}.
  function generator(next, close) {
    const g = {
      next: next,
      return: async function (v) {
        if (close) await close();
        return { value: v, done: true };
      },
    };
    g[ITER] = function () { return g; };
    return g;
  }

  // stop ends an iterator early.
  async function stop(it) {
    if (typeof it.return === 'function') await it.return();
  }

  // from fills a Readable from an iterable (Readable.from).
  function from(iterable, opts) {
    if (typeof iterable === 'string' || iterable instanceof Buffer) {
      return new Readable(Object.assign({ objectMode: true }, opts, {
        read: function () { this.push(iterable); this.push(null); },
      }));
    }
    const it = iteratorOf(iterable);
    const sync = typeof iterable[ITER] !== 'function';
    const readable = new Readable(Object.assign({ objectMode: true, highWaterMark: 1 }, opts));
    let reading = false;
    readable._read = function () {
      if (!reading) {
        reading = true;
        pump();
      }
    };
    readable._destroy = function (err, cb) {
      close(err).then(function () { native.nextTick(cb, err); }, function (e) { native.nextTick(cb, e || err); });
    };
    async function close(err) {
      const failed = err !== undefined && err !== null;
      if (failed && typeof it.throw === 'function') {
        const r = await it.throw(err);
        await r.value;
        if (r.done) return;
      }
      if (typeof it.return === 'function') {
        const r = await it.return();
        await r.value;
      }
    }
    async function pump() {
      for (;;) {
        try {
          const step = sync ? it.next() : await it.next();
          if (step.done) {
            readable.push(null);
            return;
          }
          const v = step.value && typeof step.value.then === 'function' ? await step.value : step.value;
          if (v === null) {
            reading = false;
            const e = new TypeError('May not write null values to stream');
            e.code = 'ERR_STREAM_NULL_VALUES';
            throw e;
          }
          if (readable.push(v)) continue;
          reading = false;
        } catch (err) {
          readable.destroy(err);
        }
        return;
      }
    }
    return readable;
  }

  function checkFn(fn) {
    if (typeof fn !== 'function') throw native.argType('fn', 'of type function or an instance of AsyncFunction', fn);
  }

  function checkOptions(o) {
    if (o != null && typeof o !== 'object') throw native.argType('options', 'of type object', o);
    if (o != null && o.signal != null && (typeof o.signal !== 'object' || !('aborted' in o.signal))) {
      throw native.argType('options.signal', 'an instance of AbortSignal', o.signal);
    }
  }

  function controllerFor(options) {
    const ac = new AbortController();
    const outer = options && options.signal;
    if (outer) {
      if (outer.aborted) ac.abort(outer.reason);
      else native.onAbort(outer, function (reason) { ac.abort(reason); });
    }
    return ac;
  }

  // mapped is the async iterable of fn(chunk): up to concurrency calls at a time, results in order.
  function mapped(stream, fn, options) {
    const ac = controllerFor(options);
    let most = 1;
    if (options && options.concurrency != null) most = native.checkConcurrency(Math.floor(options.concurrency));
    const it = iteratorOf(stream);
    const queue = [];
    let ended = false;
    async function fill() {
      while (!ended && queue.length < most) {
        const step = await it.next();
        if (step.done) {
          ended = true;
        } else {
          let r;
          try { r = Promise.resolve(fn(step.value, { signal: ac.signal })); } catch (e) { r = Promise.reject(e); }
          r.catch(function () {});
          queue.push(r);
        }
      }
    }
    return generator(async function () {
      if (ac.signal.aborted) throw native.abortError(ac.signal.reason);
      await fill();
      if (queue.length === 0) return { value: undefined, done: true };
      try {
        return { value: await queue.shift(), done: false };
      } catch (e) {
        ac.abort();
        await stop(it);
        throw e;
      }
    }, function () { ac.abort(); return stop(it); });
  }

  // kept is the async iterable of the values of source for which keep says true; undefined
  // from keep ends it.
  function kept(source, keep) {
    const it = iteratorOf(source);
    return generator(async function () {
      for (;;) {
        const step = await it.next();
        if (step.done) return step;
        const say = await keep(step.value);
        if (say === undefined) {
          await stop(it);
          return { value: undefined, done: true };
        }
        if (say) return step;
      }
    }, function () { return stop(it); });
  }

  async function each(source, signal, f) {
    const it = iteratorOf(source);
    try {
      for (;;) {
        if (signal && signal.aborted) throw native.abortError(signal.reason);
        const step = await it.next();
        if (step.done) return;
        if (await f(step.value) === false) break;
      }
    } catch (e) {
      await stop(it);
      throw e;
    }
    await stop(it);
  }

  function count(n) {
    n = Number(n);
    if (Number.isNaN(n)) return 0;
    if (n < 0) throw native.outOfRange('number', '>= 0', n);
    return n;
  }

  function map(fn, options) {
    checkFn(fn);
    checkOptions(options);
    return from(mapped(this, fn, options));
  }

  function filter(fn, options) {
    checkFn(fn);
    const drop = {};
    const pairs = mapped(this, async function (v, o) { return (await fn(v, o)) ? v : drop; }, options);
    return from(kept(pairs, function (v) { return v !== drop; }));
  }

  function flatMap(fn, options) {
    checkFn(fn);
    const outer = iteratorOf(mapped(this, fn, options));
    let inner = null;
    return from(generator(async function () {
      for (;;) {
        if (inner) {
          const step = await inner.next();
          if (!step.done) return step;
          inner = null;
        }
        const step = await outer.next();
        if (step.done) return step;
        inner = iteratorOf(step.value);
      }
    }, function () { return stop(outer); }));
  }

  function drop(n, options) {
    checkOptions(options);
    n = count(n);
    return from(kept(this, function () { return n-- <= 0; }));
  }

  function take(n, options) {
    checkOptions(options);
    n = count(n);
    const it = iteratorOf(this);
    return from(generator(async function () {
      if (n-- <= 0) {
        await stop(it);
        return { value: undefined, done: true };
      }
      return it.next();
    }, function () { return stop(it); }));
  }

  let warned = false;
  function asIndexedPairs(options) {
    if (!warned) {
      warned = true;
      process.emitWarning('readable.asIndexedPairs will be removed in a future version.', 'DeprecationWarning');
    }
    checkOptions(options);
    let i = 0;
    return from(mapped(this, function (v) { return [i++, v]; }, options));
  }

  async function forEach(fn, options) {
    checkFn(fn);
    await each(mapped(this, fn, options), options && options.signal, function () {});
  }

  async function toArray(options) {
    checkOptions(options);
    const out = [];
    await each(this, options && options.signal, function (v) { out.push(v); });
    return out;
  }

  async function some(fn, options) {
    checkFn(fn);
    let found = false;
    await each(filter.call(this, fn, options), options && options.signal, function () { found = true; return false; });
    return found;
  }

  async function every(fn, options) {
    checkFn(fn);
    return !(await some.call(this, async function (v, o) { return !(await fn(v, o)); }, options));
  }

  async function find(fn, options) {
    checkFn(fn);
    let found;
    await each(filter.call(this, fn, options), options && options.signal, function (v) { found = v; return false; });
    return found;
  }

  async function reduce(fn, initial, options) {
    if (typeof fn !== 'function') throw native.argType('reducer', 'of type function or an instance of AsyncFunction', fn);
    checkOptions(options);
    let has = arguments.length > 1;
    let acc = initial;
    const ac = controllerFor(options);
    await each(this, ac.signal, async function (v) {
      if (!has) {
        has = true;
        acc = v;
      } else {
        acc = await fn(acc, v, { signal: ac.signal });
      }
    });
    if (!has) {
      const e = new TypeError('Reduce of an empty stream requires an initial value');
      e.code = 'ERR_MISSING_ARGS';
      throw e;
    }
    return acc;
  }

  const bodies = 'of type function or an instance of Blob, ReadableStream, WritableStream, Stream, Iterable, ' +
    'AsyncIterable, or Promise or { readable, writable } pair';

  // pipeline runs stages of which some are functions or iterables: each becomes a Readable
  // of what it gives, and the streams between are joined in Go.
  function pipeline(stages, opts, cb) {
    const ac = controllerFor(opts);
    const o = { signal: ac.signal };
    const segments = [];
    let run = [];
    let result;
    let error;
    let left = 1;
    function over(err) {
      if (err && (!error || error.code === 'ERR_STREAM_PREMATURE_CLOSE')) error = err;
      if (err) for (const s of segments) for (const x of s) native.destroy(x, err);
      if (--left === 0) {
        ac.abort();
        native.nextTick(cb, error, result);
      }
    }
    for (let i = 0; i < stages.length; i++) {
      let s = stages[i];
      const last = i === stages.length - 1;
      if (typeof s === 'function') {
        const src = run.length > 0 ? run[run.length - 1] : undefined;
        const r = i === 0 ? s(o) : s(src, o);
        if (i > 0 && run.length > 1) segments.push(run);
        if (r !== undefined && r !== null && typeof r.then === 'function') {
          if (!last) throw native.returned('AsyncIterable', 'transform[' + (i - 1) + ']', r);
          left++;
          r.then(function (v) { result = v; over(); }, function (e) { if (src) native.destroy(src, e); over(e); });
          run = [];
          break;
        }
        if (!isIterable(r) || i > 0 && typeof r[ITER] !== 'function') {
          throw native.returned(i === 0 ? 'Iterable, AsyncIterable or Stream' : 'AsyncIterable', i === 0 ? 'source' : 'transform[' + (i - 1) + ']', r);
        }
        s = native.isStream(r) ? r : from(r);
        run = [s];
      } else if (native.isStream(s)) {
        run.push(s);
      } else if (isIterable(s) && i === 0) {
        run = [from(s)];
      } else {
        run.push(duplexFrom(s));
      }
    }
    const end = run.length > 0 ? run[run.length - 1] : undefined;
    if (run.length > 1) segments.push(run);
    left += segments.length;
    for (const s of segments) {
      native.join(s, { signal: opts && opts.signal, end: s === run && opts ? opts.end : true }, over);
    }
    over();
    if (end) return end;
    const tail = new PassThrough({ objectMode: true });
    return tail;
  }

  // duplexFrom makes a Duplex of a stream, a pair of streams, a function, an iterable or a promise.
  function duplexFrom(body) {
    if (body instanceof Duplex) return body;
    if (native.isStream(body)) {
      if (native.isReadable(body) && native.isWritable(body)) return pair(body, body);
      return native.isReadable(body) ? pair(body, undefined) : pair(undefined, body);
    }
    if (typeof body === 'function') return fromFunction(body);
    if (typeof body === 'string' || isIterable(body)) {
      const d = from(body, { writable: false });
      return pair(d, undefined);
    }
    if (body && typeof body === 'object' && (native.isStream(body.readable) || native.isStream(body.writable))) {
      return pair(body.readable, body.writable);
    }
    if (body && typeof body.then === 'function') {
      return pair(from(generator(once(body))), undefined);
    }
    throw native.argType('body', bodies, body);
  }

  function once(promise) {
    let given = false;
    return async function () {
      if (given) return { value: undefined, done: true };
      given = true;
      const v = await promise;
      return v === undefined || v === null ? { value: undefined, done: true } : { value: v, done: false };
    };
  }

  // fromFunction feeds what is written to an async function or generator.
  function fromFunction(fn) {
    const input = new PassThrough({ objectMode: true });
    const r = fn(input, { signal: new AbortController().signal });
    if (isIterable(r)) return pair(from(r), input);
    if (r && typeof r.then === 'function') {
      const d = pair(undefined, input);
      r.then(function (v) { if (v != null) d.destroy(new TypeError('Expected undefined to be returned')); },
        function (e) { d.destroy(e); });
      return d;
    }
    throw native.argType('body', bodies, fn);
  }

  // pair makes a Duplex of a readable and a writable stream, either of which may be missing.
  function pair(r, w) {
    let onread = null;
    const d = new Duplex({
      objectMode: true,
      readable: r !== undefined, writable: w !== undefined,
      read: function () {
        for (;;) {
          const v = r.read();
          if (v === null) {
            onread = function () { d._read(); };
            return;
          }
          if (!d.push(v)) return;
        }
      },
      write: function (v, e, cb) {
        if (w.write(v, e)) cb();
        else w.once('drain', function () { cb(); });
      },
      final: function (cb) {
        if (!w) return cb();
        w.end();
        w.once('finish', function () { cb(); });
      },
      destroy: function (err, cb) {
        if (r) native.destroy(r, err);
        if (w) native.destroy(w, err);
        cb(err);
      },
    });
    if (r) {
      r.on('readable', function () {
        if (onread) {
          const f = onread;
          onread = null;
          f();
        }
      });
      r.on('end', function () { d.push(null); });
      native.finished(r, { writable: false }, function (err) { if (err) d.destroy(err); });
    }
    if (w) native.finished(w, { readable: false }, function (err) { if (err) d.destroy(err); });
    return d;
  }

  // compose makes one Duplex of several stages.
  function compose() {
    const stages = Array.prototype.slice.call(arguments);
    if (stages.length === 0) throw native.missing('streams');
    const ss = stages.map(duplexFrom);
    if (ss.length === 1) return ss[0];
    const head = ss[0];
    const tail = ss[ss.length - 1];
    const d = pair(native.isReadable(tail) ? tail : undefined, native.isWritable(head) ? head : undefined);
    native.join(ss, {}, function (err) { if (err) d.destroy(err); });
    return d;
  }

  function composeWith(stage, options) {
    checkOptions(options);
    return compose(this, stage);
  }

  // duplexPair makes two streams, each of which reads what is written to the other.
  function duplexPair(options) {
    const ends = [];
    function end(other) {
      let wrote = null;
      const d = new Duplex(Object.assign({}, options, {
        read: function () {
          const cb = wrote;
          wrote = null;
          if (cb) cb();
        },
        write: function (v, e, cb) {
          const to = ends[other];
          if (v.length === 0) {
            native.nextTick(cb);
          } else {
            to.took(cb);
            to.stream.push(v);
          }
        },
        final: function (cb) {
          ends[other].stream.on('end', cb);
          ends[other].stream.push(null);
        },
      }));
      return { stream: d, took: function (cb) { wrote = cb; } };
    }
    ends.push(end(1), end(0));
    return [ends[0].stream, ends[1].stream];
  }

  // wrap makes an old stream's data those of this one.
  function wrap(old) {
    const self = this;
    let paused = false;
    old.on('data', function (v) {
      if (!self.push(v) && old.pause) {
        paused = true;
        old.pause();
      }
    });
    old.on('end', function () { self.push(null); });
    old.on('error', function (e) { self.destroy(e); });
    old.on('close', function () { native.destroy(self); });
    old.on('destroy', function () { native.destroy(self); });
    self._read = function () {
      if (paused && old.resume) {
        paused = false;
        old.resume();
      }
    };
    for (const k in old) {
      if (self[k] === undefined && typeof old[k] === 'function') self[k] = old[k].bind(old);
    }
    return self;
  }

  function staticWrap(src, options) {
    const mode = src.readableObjectMode !== undefined ? src.readableObjectMode
      : src.objectMode !== undefined ? src.objectMode : true;
    return wrap.call(new Readable(Object.assign({ objectMode: mode }, options, {
      destroy: function (err, cb) { native.destroy(src, err); cb(err); },
    })), src);
  }

  async function collect(stream) {
    const chunks = [];
    await each(stream, undefined, function (v) { chunks.push(v); });
    return chunks;
  }

  // The functions of stream/consumers read a stream, or anything async iterable, to its end.
  async function consumeBuffer(stream) { return Buffer.from(await consumeArrayBuffer(stream)); }

  async function consumeArrayBuffer(stream) { return (await consumeBlob(stream)).arrayBuffer(); }

  async function consumeBlob(stream) { return new Blob(await collect(stream)); }

  async function consumeText(stream) {
    const decoder = new TextDecoder();
    let text = '';
    await each(stream, undefined, function (v) {
      text += typeof v === 'string' ? v : decoder.decode(v, { stream: true });
    });
    return text + decoder.decode();
  }

  async function consumeJSON(stream) { return JSON.parse(await consumeText(stream)); }

  return {
    consumers: {
      arrayBuffer: consumeArrayBuffer, blob: consumeBlob, buffer: consumeBuffer, text: consumeText, json: consumeJSON,
    },
    from, map, filter, flatMap, drop, take, asIndexedPairs, forEach, toArray, some, every, find, reduce,
    pipeline, duplexFrom, compose, composeWith, duplexPair, wrap, staticWrap,
  };
})
