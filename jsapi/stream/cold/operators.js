// The methods of Readable.prototype that make streams or promises of the data (Node,
// "readable.map" and those behind it).
(function (native) {
  'use strict';
  const { generator, task, wait, each, give } = native.use('generator');
  const { readable } = native.use('from');
  const NOTHING = Symbol('nothing');
  const END = Symbol('end');

  function checkFn(fn, name) {
    if (typeof fn !== 'function') throw native.argType(name || 'fn', 'of type function or an instance of AsyncFunction', fn);
  }

  function checkOptions(options) {
    if (options != null) {
      native.checkObject(options, 'options');
      if (options.signal != null) native.checkSignal(options.signal, 'options.signal');
    }
  }

  // follow makes an AbortController that is aborted with the signal of options.
  function follow(options) {
    const ac = new AbortController();
    const outer = options && options.signal;
    let off = function () {};
    if (outer) {
      if (outer.aborted) ac.abort(outer.reason);
      else off = native.onAbort(outer, function (reason) { ac.abort(reason); });
    }
    return { ac, signal: ac.signal, off };
  }

  function aborted(options) { return Boolean(options && options.signal && options.signal.aborted); }

  function abortError(options) { return native.abortError(options.signal.reason); }

  // mapping calls fn for each chunk, some at a time, and gives the results in order.
  function mapping(stream, fn, options) {
    checkFn(fn);
    checkOptions(options);
    let most = 1;
    if (options && options.concurrency != null) most = Math.floor(options.concurrency);
    let ahead = most - 1;
    if (options && options.highWaterMark != null) ahead = Math.floor(options.highWaterMark);
    native.checkInteger(most, 'options.concurrency', 1);
    native.checkInteger(ahead, 'options.highWaterMark', 0);
    ahead += most;
    return generator(mapped(stream, fn, options, most, ahead));
  }

  function* mapped(stream, fn, options, most, ahead) {
    const { signal, ac, off } = follow(options);
    const arg = { signal };
    const queue = [];
    let wake = null; // of the consumer, that waits for the queue
    let resume = null; // of the pump, that waits for room
    let done = false;
    let running = 0;
    function failed() {
      done = true;
      finished();
    }
    function finished() {
      running--;
      makeRoom();
    }
    function makeRoom() {
      if (resume && !done && running < most && queue.length < ahead) {
        const f = resume;
        resume = null;
        f();
      }
    }
    function add(p) {
      queue.push(p);
      if (wake) {
        const f = wake;
        wake = null;
        f();
      }
    }
    function* pump() {
      try {
        yield* each(stream, function (chunk) {
          if (done) return true;
          if (signal.aborted) throw native.abortError();
          let p;
          try {
            p = fn(chunk, arg);
            if (p === NOTHING) return false;
            p = Promise.resolve(p);
          } catch (err) {
            p = Promise.reject(err);
          }
          running++;
          p.then(finished, failed);
          add(p);
          if (!done && (queue.length >= ahead || running >= most)) {
            return wait(new Promise(function (resolve) { resume = resolve; }));
          }
          return false;
        });
        add(END);
      } catch (err) {
        const p = Promise.reject(err);
        p.then(finished, failed);
        add(p);
      } finally {
        done = true;
        if (wake) {
          const f = wake;
          wake = null;
          f();
        }
      }
    }
    task(pump());
    try {
      for (;;) {
        while (queue.length > 0) {
          const v = yield wait(queue[0]);
          if (v === END) return;
          if (signal.aborted) throw native.abortError();
          if (v !== NOTHING) yield v;
          queue.shift();
          makeRoom();
        }
        yield wait(new Promise(function (resolve) { wake = resolve; }));
      }
    } finally {
      done = true;
      off();
      ac.abort();
      if (resume) {
        const f = resume;
        resume = null;
        f();
      }
    }
  }

  function map(fn, options) { return readable(mapping(this, fn, options)); }

  function filtering(stream, fn, options) {
    checkFn(fn);
    return mapping(stream, async function (v, arg) { return (await fn(v, arg)) ? v : NOTHING; }, options);
  }

  function filter(fn, options) { return readable(filtering(this, fn, options)); }

  function flatMap(fn, options) {
    const outer = mapping(this, fn, options);
    return readable(generator((function* () {
      yield* each(outer, function* (inner) {
        yield* each(inner, function (v) { return give(v, false); });
      });
    })()));
  }

  let warned = false;
  function asIndexedPairs(options) {
    if (!warned) {
      warned = true;
      process.emitWarning('readable.asIndexedPairs will be removed in a future version.', 'DeprecationWarning');
    }
    checkOptions(options);
    const stream = this;
    let i = 0;
    return readable(generator((function* () {
      yield* each(stream, function (v) {
        if (aborted(options)) throw abortError(options);
        return give([i++, v], false);
      });
    })()));
  }

  function count(n) {
    n = Number(n);
    if (Number.isNaN(n)) return 0;
    if (n < 0) throw native.outOfRange('number', '>= 0', n);
    return n;
  }

  function drop(n, options) {
    checkOptions(options);
    n = count(n);
    const stream = this;
    return readable(generator((function* () {
      if (aborted(options)) throw native.abortError();
      yield* each(stream, function (v) {
        if (aborted(options)) throw native.abortError();
        return n-- <= 0 && give(v, false);
      });
    })()));
  }

  function take(n, options) {
    checkOptions(options);
    n = count(n);
    const stream = this;
    return readable(generator((function* () {
      if (aborted(options)) throw native.abortError();
      yield* each(stream, function (v) {
        if (aborted(options)) throw native.abortError();
        return n-- > 0 ? give(v, n <= 0) : true;
      });
    })()));
  }

  function forEach(fn, options) {
    const stream = this;
    return task((function* () {
      checkFn(fn);
      yield* each(mapping(stream, async function (v, arg) {
        await fn(v, arg);
        return NOTHING;
      }, options), function () {});
    })());
  }

  function toArray(options) {
    const stream = this;
    return task((function* () {
      checkOptions(options);
      const out = [];
      yield* each(stream, function (v) {
        if (aborted(options)) throw abortError(options);
        out.push(v);
      });
      return out;
    })());
  }

  function some(fn, options) {
    const stream = this;
    return task((function* () {
      let found = false;
      yield* each(filtering(stream, fn, options), function () { return found = true; });
      return found;
    })());
  }

  async function every(fn, options) {
    checkFn(fn);
    return !(await some.call(this, async function (v, arg) { return !(await fn(v, arg)); }, options));
  }

  function find(fn, options) {
    const stream = this;
    return task((function* () {
      let found;
      yield* each(filtering(stream, fn, options), function (v) { found = v; return true; });
      return found;
    })());
  }

  function reduce(reducer, initial, options) {
    return task(reducing(this, reducer, initial, options, arguments.length > 1));
  }

  function* reducing(stream, reducer, initial, options, has) {
    checkFn(reducer, 'reducer');
    checkOptions(options);
    if (aborted(options)) {
      const err = abortError(options);
      stream.once('error', function () {});
      yield wait(new Promise((resolve) => native.finished(stream.destroy(err), () => resolve())));
      throw err;
    }
    const { ac, signal, off } = follow(options);
    let value = initial;
    let empty = true;
    try {
      yield* each(stream, function (v) {
        empty = false;
        if (aborted(options)) throw native.abortError();
        if (has) return wait(reducer(value, v, { signal }), function (r) { value = r; });
        value = v;
        has = true;
        return false;
      });
      if (empty && !has) throw native.reduceEmpty();
    } finally {
      off();
      ac.abort();
    }
    return value;
  }

  return { map, filter, flatMap, asIndexedPairs, drop, take, forEach, toArray, some, every, find, reduce };
})
