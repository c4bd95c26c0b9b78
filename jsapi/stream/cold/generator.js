// Async generators for the other files here: the engine has none. The body is a plain
// generator; it awaits with yield wait(promise) and gives with yield value.
(function (native) {
  'use strict';
  const ITER = native.asyncIterator;

  function Wait(v) { this.v = v; }
  function wait(v) { return new Wait(v); }

  const state = Symbol('state');

  // An AsyncGenerator answers its calls one after the other, each value awaited.
  class AsyncGenerator {
    constructor(body) {
      Object.defineProperty(this, state, { value: { body, calls: [], begun: false, running: false, over: false } });
    }
    next(v) { return called(this, 'next', v); }
    return(v) { return called(this, 'return', v); }
    throw(v) { return called(this, 'throw', v); }
    get [Symbol.toStringTag]() { return 'AsyncGenerator'; }
  }
  Object.defineProperty(AsyncGenerator.prototype, ITER, { value: function () { return this; } });

  function called(g, how, v) {
    return new Promise(function (resolve, reject) {
      const s = g[state];
      s.calls.push({ how, v, resolve, reject });
      if (!s.running) answer(s);
    });
  }

  function answer(s) {
    while (s.calls.length > 0 && !s.running) {
      const c = s.calls[0];
      if (!s.begun && c.how !== 'next') s.over = true;
      s.begun = true;
      if (c.how === 'return') {
        s.running = true;
        Promise.resolve(c.v).then(function (v) {
          if (s.over) reply(s, v, true); else resume(s, 'return', v);
        }, function (err) {
          if (s.over) fail(s, err); else resume(s, 'throw', err);
        });
      } else if (!s.over) {
        resume(s, c.how, c.v);
      } else if (c.how === 'throw') {
        fail(s, c.v);
      } else {
        reply(s, undefined, true);
      }
    }
  }

  // resume runs the body up to its next yield.
  function resume(s, how, v) {
    s.running = true;
    let step;
    try {
      step = s.body[how](v);
    } catch (err) {
      s.over = true;
      fail(s, err);
      return;
    }
    const value = step.value;
    if (step.done) {
      s.over = true;
      if (how === 'return' || value === undefined) reply(s, value, true);
      else Promise.resolve(value).then(function (v) { reply(s, v, true); }, function (err) { fail(s, err); });
    } else if (value instanceof Wait) {
      Promise.resolve(value.v).then(function (v) { resume(s, 'next', v); }, function (err) { resume(s, 'throw', err); });
    } else {
      Promise.resolve(value).then(function (v) { reply(s, v, false); }, function (err) { resume(s, 'throw', err); });
    }
  }

  function reply(s, value, done) {
    s.running = false;
    s.calls.shift().resolve({ value, done });
    answer(s);
  }

  function fail(s, err) {
    s.running = false;
    s.calls.shift().reject(err);
    answer(s);
  }

  // generator makes an async generator of a plain one.
  function generator(body) { return new AsyncGenerator(body); }

  function isIterable(v, asyncOnly) {
    return v != null && (typeof v[ITER] === 'function' || !asyncOnly && typeof v[Symbol.iterator] === 'function');
  }

  // iteratorOf is the iterator that for await would use.
  function iteratorOf(v) {
    if (typeof v[ITER] === 'function') return v[ITER]();
    const it = v[Symbol.iterator]();
    const lift = function (how) {
      return typeof it[how] === 'function' ? async function (x) {
        const r = it[how](x);
        return { value: await r.value, done: r.done };
      } : undefined;
    };
    return { next: lift('next'), return: lift('return') };
  }

  // each is for await (const v of source) within a body: yield* each(source, function* (v) {}).
  // A true result of f is a break.
  function* each(source, f) {
    const it = iteratorOf(source);
    let inside = false;
    try {
      for (;;) {
        const step = yield wait(it.next());
        if (step.done) return;
        inside = true;
        const stop = yield* f(step.value);
        if (stop) return;
        inside = false;
      }
    } catch (err) {
      if (inside) {
        inside = false;
        try { if (it.return) yield wait(it.return()); } catch { /* the first error counts */ }
      }
      throw err;
    } finally {
      if (inside && it.return) yield wait(it.return());
    }
  }

  // forAwait is each for an async function: f may break by resolving to true.
  async function forAwait(source, f) {
    const it = iteratorOf(source);
    for (;;) {
      const step = await it.next();
      if (step.done) return;
      let stop;
      try {
        stop = f(step.value);
        if (stop && typeof stop.then === 'function') stop = await stop;
      } catch (err) {
        try { if (it.return) await it.return(); } catch { /* the first error counts */ }
        throw err;
      }
      if (stop) {
        if (it.return) await it.return();
        return;
      }
    }
  }

  return { generator, wait, each, forAwait, iteratorOf, isIterable };
})
