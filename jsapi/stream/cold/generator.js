// for await and asynchronous generators for the other files here: the engine has neither. The
// body of a task, which is an asynchronous function, and of a generator is a plain generator
// that awaits with yield wait(promise).
(function (native) {
  'use strict';
  const ITER = native.asyncIterator;
  const { task, generator, Wait } = native;

  // wait makes what a body yields to await v; each calls take with what v becomes.
  function wait(v, take) {
    const w = new Wait(v);
    if (take) w.take = take;
    return w;
  }

  // Given is a value that the body of each yields, and whether it is the last.
  function Given(v, last) {
    this.v = v;
    this.last = last;
  }

  function give(v, last) { return new Given(v, last); }

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
  // What f returns is yielded when it is a wait, or give(v), a yield of its own; true is a
  // break. f may be a generator, which costs several times as much for each value.
  function* each(source, f) {
    const it = iteratorOf(source);
    let inside = false;
    try {
      for (;;) {
        const step = yield wait(it.next());
        if (step.done) return;
        inside = true;
        let stop = f(step.value);
        if (typeof stop === 'object') {
          if (stop instanceof Wait) {
            const v = yield stop;
            if (stop.take) stop.take(v);
            stop = false;
          } else if (stop instanceof Given) {
            yield stop.v;
            stop = stop.last;
          } else stop = yield* stop;
        }
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

  return { generator, task, wait, each, give, isIterable };
})
