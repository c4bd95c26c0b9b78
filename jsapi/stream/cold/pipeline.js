// A pipeline with functions, iterables or web streams among its stages (Node,
// "stream.pipeline"). One of streams only is joined in Go.
(function (native) {
  'use strict';
  const { PassThrough } = native;
  const { generator, task, wait, each, isIterable } = native.use('generator');

  // iterable is what a function stage gets of the stage before it.
  function iterable(v) {
    if (isIterable(v)) return v;
    if (native.isReadable(v)) {
      return generator((function* () {
        yield* each(native.Readable.prototype[native.asyncIterator].call(v), function* (x) { yield x; });
      })());
    }
    throw native.argType('val', 'an instance of Readable, Iterable, or AsyncIterable', v);
  }

  // pump writes what source gives to a stream, at its pace.
  function pump(source, w, finish, end) { return task(pumping(source, w, finish, end)); }

  function* pumping(source, w, finish, end) {
    let error;
    let wake = null;
    function resume(err) {
      if (err) error = err;
      if (wake) {
        const f = wake;
        wake = null;
        f();
      }
    }
    function room() {
      return new Promise(function (resolve, reject) {
        if (error) reject(error);
        else wake = function () { if (error) reject(error); else resolve(); };
      });
    }
    w.on('drain', resume);
    const cleanup = native.finished(w, { readable: false }, resume);
    try {
      if (w.writableNeedDrain) yield wait(room());
      yield* each(source, function* (v) {
        if (!w.write(v)) yield wait(room());
      });
      if (end) {
        w.end();
        yield wait(room());
      }
      finish();
    } catch (err) {
      finish(error !== err && error ? native.aggregate(error, err) : err);
    } finally {
      cleanup();
      w.off('drain', resume);
    }
  }

  // pumpToWeb writes what source gives to a WritableStream.
  function pumpToWeb(source, web, finish, end) { return task(pumpingToWeb(source, web, finish, end)); }

  function* pumpingToWeb(source, web, finish, end) {
    const writable = native.isWeb('TransformStream', web) ? web.writable : web;
    const writer = writable.getWriter();
    try {
      yield* each(source, function* (v) {
        yield wait(writer.ready);
        writer.write(v).catch(function () {});
      });
      yield wait(writer.ready);
      if (end) yield wait(writer.close());
      finish();
    } catch (err) {
      try {
        yield wait(writer.abort(err));
        finish(err);
      } catch (err) {
        finish(err);
      }
    }
  }

  // destroyer makes the function that destroys a stage unless it is over by then.
  function destroyer(stream, reading, writing, cleanups) {
    let over = false;
    stream.on('close', function () { over = true; });
    const clean = native.finished(stream, { readable: reading, writable: writing }, function (err) { over = !err; });
    if (cleanups && native.canRead(stream)) cleanups.push(clean);
    return function (err) {
      if (over) return;
      over = true;
      native.destroy(stream, err || native.codeError('Error', 'ERR_STREAM_DESTROYED', 'Cannot call pipe after a stream was destroyed'));
    };
  }

  // pipe joins two streams: finish is called for each of them, and for a close too early.
  function pipe(src, dst, finish, end) {
    let ended = false;
    dst.on('close', function () {
      if (!ended) finish(native.codeError('Error', 'ERR_STREAM_PREMATURE_CLOSE', 'Premature close'));
    });
    src.pipe(dst, { end: false });
    function endIt() {
      ended = true;
      dst.end();
    }
    if (!end) finish();
    else if (native.hasEnded(src)) native.nextTick(endIt);
    else src.once('end', endIt);
    native.finished(src, { readable: true, writable: false }, function (err) {
      const state = src._readableState;
      if (err && err.code === 'ERR_STREAM_PREMATURE_CLOSE' && state && state.ended && !state.errored && !state.errorEmitted) {
        src.once('end', finish).once('error', finish); // all has been read; 'end' is only late
      } else {
        finish(err);
      }
    });
    return native.finished(dst, { readable: false, writable: true }, finish);
  }

  // run starts the pipeline and calls done(err, value) at its end.
  function run(stages, opts, done) {
    const ac = new AbortController();
    const signal = ac.signal;
    const outer = opts && opts.signal;
    if (outer !== undefined) native.checkSignal(outer, 'options.signal');
    const cleanups = []; // of a last stream that stays readable
    const destroys = [];
    let error;
    let value;
    let left = 0;
    let off = function () {};
    function abort() { settle(native.abortError(outer && outer.reason)); }
    if (outer) {
      if (outer.aborted) queueMicrotask(abort);
      else off = native.onAbort(outer, abort);
    }
    function finish(err) { settle(err, --left === 0); }
    function settle(err, final) {
      if (err && (!error || error.code === 'ERR_STREAM_PREMATURE_CLOSE')) error = err;
      if (!error && !final) return;
      while (destroys.length) destroys.shift()(error);
      off();
      ac.abort();
      if (final) {
        if (!error) cleanups.forEach(function (f) { f(); });
        native.nextTick(done, error, value);
      }
    }

    let ret;
    for (let i = 0; i < stages.length; i++) {
      const stage = stages[i];
      const last = i === stages.length - 1;
      const end = !last || !opts || opts.end !== false;
      if (native.isStream(stage)) {
        if (end) destroys.push(destroyer(stage, !last, i > 0, last ? cleanups : null));
        guard(stage, last);
      }
      if (i === 0) ret = first(stage);
      else if (typeof stage === 'function') ret = call(stage, i, last, end);
      else if (native.isStream(stage)) ret = toStream(stage, last, end);
      else if (native.isWeb('WritableStream', stage) || native.isWeb('TransformStream', stage)) ret = toWeb(stage, end);
      else ret = native.use('duplex').duplexFrom(stage);
    }
    if (signal.aborted || outer && outer.aborted) native.nextTick(abort);
    return ret;

    // guard takes errors that come when the pipeline is over.
    function guard(stream, last) {
      function onError(err) {
        if (err && err.name !== 'AbortError' && err.code !== 'ERR_STREAM_PREMATURE_CLOSE') finish(err);
      }
      stream.on('error', onError);
      if (last && native.canRead(stream)) cleanups.push(function () { stream.removeListener('error', onError); });
    }

    function first(stage) {
      if (typeof stage === 'function') {
        const v = stage({ signal });
        if (!isIterable(v)) throw native.returned('Iterable, AsyncIterable or Stream', 'source', v);
        return v;
      }
      if (isIterable(stage) || native.isReadable(stage) || native.isWeb('TransformStream', stage)) return stage;
      return native.use('duplex').duplexFrom(stage);
    }

    // call gives a function what comes before it.
    function call(fn, i, last, end) {
      const before = native.isWeb('TransformStream', ret) ? iterable(ret.readable) : iterable(ret);
      const v = fn(before, { signal });
      if (!last) {
        if (!isIterable(v, true)) throw native.returned('AsyncIterable', 'transform[' + (i - 1) + ']', v);
        return v;
      }
      // The last function's results are read from a stream.
      const pt = new PassThrough({ objectMode: true });
      if (v != null && typeof v.then === 'function') {
        left++;
        v.then(function (x) {
          value = x;
          if (x != null) pt.write(x);
          if (end) pt.end();
          native.nextTick(finish);
        }, function (err) {
          pt.destroy(err);
          native.nextTick(finish, err);
        });
      } else if (isIterable(v, true)) {
        left++;
        pump(v, pt, finish, end);
      } else if (native.isWeb('TransformStream', v)) {
        left++;
        pump(v.readable, pt, finish, end);
      } else {
        throw native.returned('AsyncIterable or Promise', 'destination', v);
      }
      destroys.push(destroyer(pt, false, true, cleanups));
      return pt;
    }

    function toStream(stream, last, end) {
      if (native.isReadable(ret)) {
        left += 2;
        const clean = pipe(ret, stream, finish, end);
        if (last && native.canRead(stream)) cleanups.push(clean);
      } else if (isIterable(ret) || native.isWeb('TransformStream', ret)) {
        left++;
        pump(isIterable(ret) ? ret : ret.readable, stream, finish, end);
      } else {
        throw native.argType('val', 'an instance of Readable, Iterable, AsyncIterable, ReadableStream, or TransformStream', ret);
      }
      return stream;
    }

    function toWeb(stage, end) {
      left++;
      if (native.isReadable(ret) || isIterable(ret)) pumpToWeb(iterable(ret), stage, finish, end);
      else if (native.isWeb('TransformStream', ret)) pumpToWeb(ret.readable, stage, finish, end);
      else throw native.argType('val', 'an instance of Readable, Iterable, AsyncIterable, ReadableStream, or TransformStream', ret);
      return stage;
    }
  }

  return { run };
})
