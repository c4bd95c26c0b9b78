// TransformStream and its controller. (Streams Standard, section 6.)
(function (ws, host) {
  'use strict';

  const { the, deferred, react, handled } = ws;
  const readable = ws.readable, writable = ws.writable;

  let streamRecord, controllerRecord;

  class TransformStream {
    #r;
    constructor(transformer = {}, writableStrategy = {}, readableStrategy = {}) {
      if (transformer === ws.internal) {
        this.#r = writableStrategy;
        writableStrategy.pub = this;
        return;
      }
      const t = this.#r = { pub: this, readable: undefined, writable: undefined, backpressure: undefined, change: undefined, ctl: undefined };
      transformer = ws.object(transformer, 'transformer');
      writableStrategy = ws.dictionary(writableStrategy, 'writableStrategy');
      readableStrategy = ws.dictionary(readableStrategy, 'readableStrategy');
      for (const key of ['readableType', 'writableType']) {
        if (transformer[key] !== undefined) throw host.invalidArgValue('RangeError', 'transformer.' + key, transformer[key]);
      }
      const readMark = ws.highWaterMark(readableStrategy, 0), readSize = ws.sizeOf(readableStrategy);
      const writeMark = ws.highWaterMark(writableStrategy, 1), writeSize = ws.sizeOf(writableStrategy);
      const start = ws.startOf(transformer, 'transformer');
      const c = { pub: undefined, stream: t,
        transform: !transformer.transform ? passOn : ws.algorithm(transformer, 'transform', 'transformer'),
        flush: ws.algorithm(transformer, 'flush', 'transformer'), cancel: ws.algorithm(transformer, 'cancel', 'transformer') };
      initialize(t, c, start, writeMark, writeSize, readMark, readSize);
    }
    static { streamRecord = function (v) { return v !== null && typeof v === 'object' && #r in v ? v.#r : undefined; }; }

    get readable() { return the(streamRecord, this, 'TransformStream').readable.pub; }
    get writable() { return the(streamRecord, this, 'TransformStream').writable.pub; }
  }
  ws.register(TransformStream, streamRecord, function (t) {
    return { readable: t.readable && t.readable.pub, writable: t.writable && t.writable.pub, backpressure: t.backpressure };
  });

  class TransformStreamDefaultController {
    #r;
    constructor(...args) { this.#r = ws.init(args, this); }
    static { controllerRecord = function (v) { return v !== null && typeof v === 'object' && #r in v ? v.#r : undefined; }; }

    get desiredSize() { return readable.desiredSize(the(controllerRecord, this, 'TransformStreamDefaultController').stream.readable.ctl); }
    enqueue(chunk = undefined) { enqueue(the(controllerRecord, this, 'TransformStreamDefaultController'), chunk); }
    error(reason = undefined) { errorBoth(the(controllerRecord, this, 'TransformStreamDefaultController').stream, reason); }
    terminate() {
      const c = the(controllerRecord, this, 'TransformStreamDefaultController');
      readable.closeController(c.stream.readable.ctl);
      errorWritable(c.stream, host.invalidState('TransformStream has been terminated'));
    }
  }
  ws.register(TransformStreamDefaultController, controllerRecord, function (c) { return { stream: c.stream.pub }; });

  function passOn(chunk, controller) {
    try {
      controller.enqueue(chunk);
      return Promise.resolve();
    } catch (err) {
      return Promise.reject(err);
    }
  }

  function initialize(t, c, start, writeMark, writeSize, readMark, readSize) {
    const started = deferred();
    const begin = function () { return started.promise; };
    t.ctl = c;
    c.finished = undefined; // the promise of the end: of cancel, abort or flush, whichever came first
    new TransformStreamDefaultController(ws.internal, c);
    t.writable = writable.record(writable.create(begin, function (chunk) { return sinkWrite(t, chunk); },
      function () { return sinkClose(t); }, function (reason) { return sinkAbort(t, reason); }, writeMark, writeSize));
    t.readable = readable.create(begin, function () {
      setBackpressure(t, false);
      return t.change.promise;
    }, function (reason) { return sourceCancel(t, reason); }, readMark, readSize);
    setBackpressure(t, true);
    started.resolve(start(c.pub));
  }

  function setBackpressure(t, on) {
    if (t.change !== undefined) t.change.resolve();
    t.change = deferred();
    t.backpressure = on;
  }

  function clearAlgorithms(c) { c.transform = c.flush = c.cancel = undefined; }

  function errorBoth(t, e) {
    readable.errorController(t.readable.ctl, e);
    errorWritable(t, e);
  }

  function errorWritable(t, e) {
    clearAlgorithms(t.ctl);
    if (t.writable.state === 'writable') writable.errorController(t.writable.ctl, e);
    if (t.backpressure) setBackpressure(t, false);
  }

  function enqueue(c, chunk) {
    const t = c.stream, r = t.readable.ctl;
    if (!readable.canEnqueue(r)) throw host.invalidState('Unable to enqueue');
    try {
      readable.enqueue(r, chunk);
    } catch (err) {
      errorWritable(t, err);
      throw t.readable.error;
    }
    const full = !(readable.waiting(t.readable) || readable.desiredSize(r) > 0);
    if (full !== t.backpressure) setBackpressure(t, true);
  }

  function perform(c, chunk) {
    return c.transform(chunk, c.pub).then(undefined, function (err) {
      errorBoth(c.stream, err);
      throw err;
    });
  }

  function sinkWrite(t, chunk) {
    if (!t.backpressure) return perform(t.ctl, chunk);
    return t.change.promise.then(function () {
      if (t.writable.state === 'erroring') throw t.writable.error;
      return perform(t.ctl, chunk);
    });
  }

  function sinkAbort(t, reason) {
    const c = t.ctl;
    if (c.finished !== undefined) return c.finished.promise;
    return finishBy(c, c.cancel(reason), function () {
      if (t.readable.state === 'errored') throw t.readable.error;
      readable.errorController(t.readable.ctl, reason);
    }, function (err) { readable.errorController(t.readable.ctl, err); });
  }

  function sinkClose(t) {
    const c = t.ctl;
    if (c.finished !== undefined) return c.finished.promise;
    return finishBy(c, c.flush(c.pub), function () {
      if (t.readable.state === 'errored') throw t.readable.error;
      readable.closeController(t.readable.ctl);
    }, function (err) { readable.errorController(t.readable.ctl, err); });
  }

  function sourceCancel(t, reason) {
    const c = t.ctl;
    if (c.finished !== undefined) return c.finished.promise;
    const unblock = function (err) {
      if (t.writable.state === 'writable') writable.errorController(t.writable.ctl, err);
      if (t.backpressure) setBackpressure(t, false);
    };
    return finishBy(c, c.cancel(reason), function () {
      if (t.writable.state === 'errored') throw t.writable.error;
      unblock(reason);
    }, unblock);
  }

  // finishBy settles the promise of the end behind what the script's method returned.
  function finishBy(c, p, ok, bad) {
    const d = c.finished = deferred();
    clearAlgorithms(c);
    react(p, function () {
      try {
        ok();
        d.resolve();
      } catch (err) {
        d.reject(err);
      }
    }, function (err) {
      bad(err);
      d.reject(err);
    });
    return d.promise;
  }

  // pair makes the base of the streams of codecs.js: a transform stream of functions.
  ws.pair = function (transform, flush) {
    const t = { pub: undefined, readable: undefined, writable: undefined, backpressure: undefined, change: undefined, ctl: undefined };
    const run = function (f) {
      return function (a, b) {
        try {
          return Promise.resolve(f(a, b));
        } catch (err) {
          return Promise.reject(err);
        }
      };
    };
    const one = function () { return 1; };
    initialize(t, { pub: undefined, stream: t, transform: run(transform), flush: run(flush), cancel: run(ws.nothing) }, ws.nothing, 1, one, 0, one);
    return { readable: t.readable.pub, writable: t.writable.pub };
  };
})
