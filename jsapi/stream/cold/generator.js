// for await and asynchronous generators for the other files here: the engine has neither. The
// body of a task, which is an asynchronous function, and of a generator is a plain generator
// that awaits with yield wait(promise).
(function (native) {
  'use strict';
  const ITER = native.asyncIterator;
  const { task, generator, Wait } = native;

  // wait makes what a body yields to await v.
  function wait(v) { return new Wait(v); }

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

  // each is for await (const v of source) within a body: yield* each(source, function (v) {}).
  // f may be a generator, which yields for the body; true is a break.
  function* each(source, f) {
    const it = iteratorOf(source);
    let inside = false;
    try {
      for (;;) {
        const step = yield wait(it.next());
        if (step.done) return;
        inside = true;
        let stop = f(step.value);
        if (typeof stop === 'object') stop = yield* stop;
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

  return { generator, task, wait, each, isIterable };
})
