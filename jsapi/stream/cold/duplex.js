// Duplex.from, and stream.compose.
(function (native) {
  'use strict';
  const { Duplex, Readable, from } = native;
  const { generator, wait, isIterable } = native.use('generator');

  const bodies = 'of type function or an instance of Blob, ReadableStream, WritableStream, Stream, Iterable, ' +
    'AsyncIterable, or Promise or { readable, writable } pair';

  // Duplexify is the class of what Duplex.from makes.
  class Duplexify extends Duplex {}

  function isDuplex(v) { return native.isReadable(v) && native.isWritable(v) && native.isStream(v); }

  // duplexFrom is Duplex.from(body).
  function duplexFrom(body) {
    if (native.isStream(body)) {
      if (isDuplex(body)) return body;
      if (native.isReadable(body)) return pair(body, undefined);
      if (native.isWritable(body)) return pair(undefined, body);
      return pair(undefined, undefined);
    }
    if (native.isWeb('ReadableStream', body)) return pair(Readable.fromWeb(body), undefined);
    if (native.isWeb('WritableStream', body)) return pair(undefined, native.Writable.fromWeb(body));
    if (typeof body === 'function') return fromFunction(body);
    if (native.isWeb('Blob', body)) return duplexFrom(body.arrayBuffer());
    if (isIterable(body)) return from(Duplexify, body, { objectMode: true, writable: false });
    if (body && native.isWeb('ReadableStream', body.readable) && native.isWeb('WritableStream', body.writable)) {
      return Duplexify.fromWeb(body);
    }
    if (body && (typeof body.writable === 'object' || typeof body.readable === 'object')) {
      return pair(side(body.readable, native.isReadable), side(body.writable, native.isWritable));
    }
    if (body && typeof body.then === 'function') return fromPromise(body);
    throw native.argType('body', bodies, body);
  }

  function side(v, is) {
    if (!v) return undefined;
    return native.isStream(v) && is(v) ? v : duplexFrom(v);
  }

  function fromPromise(promise) {
    const d = new Duplexify({ objectMode: true, writable: false, read() {} });
    promise.then(function (v) {
      if (v != null) d.push(v);
      d.push(null);
    }, function (err) { native.destroy(d, err); });
    return d;
  }

  // fromFunction gives an async function or generator what is written.
  function fromFunction(fn) {
    const { value, write, final, destroy } = feed(fn);
    if (isIterable(value)) return from(Duplexify, value, { objectMode: true, write, final, destroy });
    if (value == null || typeof value.then !== 'function') {
      throw native.returned('Iterable, AsyncIterable or AsyncFunction', 'body', value);
    }
    const done = value.then(function (v) {
      if (v != null) throw native.returned('nully', 'body', v);
    }, function (err) { native.destroy(d, err); });
    const d = new Duplexify({
      objectMode: true, readable: false, write, destroy,
      final(cb) {
        final(async function () {
          try {
            await done;
            native.nextTick(cb, null);
          } catch (err) {
            native.nextTick(cb, err);
          }
        });
      },
    });
    return d;
  }

  function feed(fn) {
    let promise;
    let resolve;
    function renew() { promise = new Promise(function (r) { resolve = r; }); }
    function hand(what) {
      const f = resolve;
      resolve = null;
      f(what);
    }
    renew();
    const ac = new AbortController();
    const signal = ac.signal;
    const value = fn(generator((function* () {
      for (;;) {
        const p = promise;
        promise = null;
        const { chunk, done, cb } = yield wait(p);
        native.nextTick(cb);
        if (done) return;
        if (signal.aborted) throw native.abortError(signal.reason);
        renew();
        yield chunk;
      }
    })()), { signal });
    return {
      value,
      write(chunk, encoding, cb) { hand({ chunk, done: false, cb }); },
      final(cb) { hand({ done: true, cb }); },
      destroy(err, cb) { ac.abort(); cb(err); },
    };
  }

  // taker keeps one function until it is taken.
  function taker() {
    let f = null;
    return {
      set(g) { f = g; },
      call() {
        const g = f;
        f = null;
        if (g) g();
      },
    };
  }

  // readThrough makes d give what r gives.
  function readThrough(d, r, waiting) {
    r.on('readable', waiting.call);
    r.on('end', function () { d.push(null); });
    d._read = function () {
      for (;;) {
        const v = r.read();
        if (v === null) {
          waiting.set(d._read);
          return;
        }
        if (!d.push(v)) return;
      }
    };
  }

  // writeThrough makes d pass on to w what is written to it.
  function writeThrough(d, w, drain, finish) {
    d._write = function (chunk, encoding, cb) {
      if (w.write(chunk, encoding)) cb();
      else drain.set(cb);
    };
    d._final = function (cb) {
      w.end();
      finish.set(cb);
    };
    w.on('drain', drain.call);
  }

  // pair makes a Duplex of a readable and a writable stream, either of which may be missing.
  function pair(r, w) {
    if (r && typeof r.read !== 'function') r = Readable.wrap(r);
    const readable = native.canRead(r);
    const writable = native.canWrite(w);
    const drain = taker();
    const finish = taker();
    const waiting = taker();
    let onclose; // null when the streams are over
    const d = new Duplexify({
      readableObjectMode: Boolean(r && r.readableObjectMode),
      writableObjectMode: Boolean(w && w.writableObjectMode),
      readable, writable,
    });
    function over(err) {
      const cb = onclose;
      onclose = null;
      if (cb) cb(err);
      else if (err) d.destroy(err);
    }
    function ended(err) {
      if (err) native.destroy(r, err);
      over(err);
    }
    if (writable) {
      native.finished(w, ended);
      writeThrough(d, w, drain, finish);
      w.on('finish', finish.call);
    }
    if (readable) {
      native.finished(r, ended);
      readThrough(d, r, waiting);
    }
    d._destroy = function (err, cb) {
      if (!err && onclose !== null) err = native.abortError();
      for (const t of [drain, finish, waiting]) t.set(null);
      if (onclose === null) {
        cb(err);
      } else {
        onclose = cb;
        native.destroy(w, err);
        native.destroy(r, err);
      }
    };
    return d;
  }

  // ofWeb is a web stream as a stream of ours; other stages are left as they are.
  function ofWeb(stage) {
    if (native.isWeb('TransformStream', stage)) return Duplex.fromWeb(stage);
    if (native.isWeb('ReadableStream', stage)) return Readable.fromWeb(stage);
    if (native.isWeb('WritableStream', stage)) return native.Writable.fromWeb(stage);
    return stage;
  }

  // compose makes one Duplex of several stages (Node, "stream.compose").
  function compose(...given) {
    if (given.length === 0) throw native.missing('streams');
    if (given.length === 1) return duplexFrom(given[0]);
    const stages = given.map(ofWeb);
    const last = stages.length - 1;
    if (typeof stages[0] === 'function') stages[0] = duplexFrom(stages[0]);
    if (typeof stages[last] === 'function') stages[last] = duplexFrom(stages[last]);
    for (let i = 0; i <= last; i++) {
      if (!native.isStream(stages[i])) continue;
      if (i < last && !native.canRead(stages[i])) throw native.argValue('streams[' + i + ']', given[i], 'must be readable');
      if (i > 0 && !native.canWrite(stages[i])) throw native.argValue('streams[' + i + ']', given[i], 'must be writable');
    }
    const drain = taker();
    const finish = taker();
    const waiting = taker();
    let onclose;
    const head = stages[0];
    const tail = native.pipeline(...stages, function (err) {
      const cb = onclose;
      onclose = null;
      if (cb) cb(err);
      else if (err) d.destroy(err);
      else if (!readable && !writable) d.destroy();
    });
    const writable = native.canWrite(head);
    const readable = native.canRead(tail);
    const d = new Duplex({
      writableObjectMode: Boolean(head && head.writableObjectMode),
      readableObjectMode: Boolean(tail && tail.readableObjectMode),
      writable, readable,
    });
    if (writable) {
      writeThrough(d, head, drain, finish);
      native.finished(tail, finish.call);
    }
    if (readable) readThrough(d, tail, waiting);
    d._destroy = function (err, cb) {
      if (!err && onclose !== null) err = native.abortError();
      for (const t of [drain, finish, waiting]) t.set(null);
      native.destroy(tail, err);
      if (onclose === null) cb(err);
      else onclose = cb;
    };
    return d;
  }

  // composeWith is readable.compose(stage, options).
  function composeWith(stage, options) {
    if (options != null) {
      native.checkObject(options, 'options');
      if (options.signal != null) native.checkSignal(options.signal, 'options.signal');
    }
    if (native.isStream(stage) && !native.canWrite(stage)) throw native.argValue('stream', stage, 'must be writable');
    const d = compose(this, stage);
    if (options && options.signal) native.addAbortSignal(options.signal, d);
    return Readable.from(d);
  }

  // duplexPair makes two streams, each of which reads what is written to the other.
  function duplexPair(options) {
    const ends = [];
    function end(other) {
      const took = taker();
      const stream = new Duplex(Object.assign({}, options, {
        read() { took.call(); },
        write(chunk, encoding, cb) {
          if (chunk.length === 0) {
            native.nextTick(cb);
          } else {
            ends[other].took.set(cb);
            ends[other].stream.push(chunk);
          }
        },
        final(cb) {
          ends[other].stream.on('end', cb);
          ends[other].stream.push(null);
        },
      }));
      return { stream, took };
    }
    ends.push(end(1), end(0));
    return [ends[0].stream, ends[1].stream];
  }

  return { duplexFrom, compose, composeWith, duplexPair };
})
