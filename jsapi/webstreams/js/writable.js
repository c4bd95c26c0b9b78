// WritableStream, its writer and its controller. (Streams Standard, section 5.)
(function (ws, host) {
  'use strict';

  const { the, promised, deferred, resolved, rejected, handled, react } = ws;
  const closing = Symbol('close'); // what stands in a queue for the end

  let streamRecord, writerRecord, controllerRecord;

  class WritableStream {
    #r;
    constructor(sink = {}, strategy = {}) {
      if (sink === ws.internal) {
        this.#r = strategy;
        strategy.pub = this;
        return;
      }
      const r = this.#r = newStream();
      r.pub = this;
      sink = ws.object(sink, 'sink');
      strategy = ws.dictionary(strategy, 'strategy');
      if (sink.type !== undefined) throw host.invalidArgValue('RangeError', 'type', sink.type);
      const size = ws.sizeOf(strategy), mark = ws.highWaterMark(strategy, 1);
      const start = ws.startOf(sink, 'sink');
      setUp(r, start, ws.algorithm(sink, 'write', 'sink'), ws.algorithm(sink, 'close', 'sink'),
        ws.algorithm(sink, 'abort', 'sink'), mark, size);
    }
    static { streamRecord = function (v) { return v !== null && typeof v === 'object' && #r in v ? v.#r : undefined; }; }

    get locked() { return the(streamRecord, this, 'WritableStream').writer !== undefined; }

    abort(reason = undefined) {
      return promised(() => {
        const r = the(streamRecord, this, 'WritableStream');
        if (r.writer !== undefined) throw host.invalidState('WritableStream is locked');
        return abort(r, reason);
      });
    }

    close() {
      return promised(() => {
        const r = the(streamRecord, this, 'WritableStream');
        if (r.writer !== undefined) throw host.invalidState('WritableStream is locked');
        if (closeQueued(r)) throw host.invalidState('Failure closing WritableStream');
        return close(r);
      });
    }

    getWriter() {
      the(streamRecord, this, 'WritableStream');
      return new WritableStreamDefaultWriter(this);
    }
  }
  ws.register(WritableStream, streamRecord, function (r) { return { locked: r.writer !== undefined, state: r.state }; });

  for (const [key, get] of [
    ['nodejs.webstream.isClosedPromise', ws.ending],
    ['nodejs.webstream.controllerErrorFunction', function (r) {
      return function (err) { if (r.state === 'writable') errorController(r.ctl, err); };
    }],
  ]) {
    Object.defineProperty(WritableStream.prototype, Symbol.for(key), {
      configurable: true, get: host.named('get [' + key + ']', 0, function () { return get(the(streamRecord, this, 'WritableStream')); }),
    });
  }

  class WritableStreamDefaultWriter {
    #r;
    constructor(stream) {
      const s = streamRecord(stream);
      if (s === undefined) throw host.invalidArgType('stream', 'an instance of WritableStream', stream);
      this.#r = newWriter(s);
      this.#r.pub = this;
    }
    static { writerRecord = function (v) { return v !== null && typeof v === 'object' && #r in v ? v.#r : undefined; }; }

    get closed() { return promised(() => the(writerRecord, this, 'WritableStreamDefaultWriter').closed.promise); }
    get ready() { return promised(() => the(writerRecord, this, 'WritableStreamDefaultWriter').ready.promise); }

    get desiredSize() {
      const w = the(writerRecord, this, 'WritableStreamDefaultWriter');
      if (w.stream === undefined) throw unbound();
      return writerDesiredSize(w);
    }

    abort(reason = undefined) {
      return promised(() => abort(bound(the(writerRecord, this, 'WritableStreamDefaultWriter')).stream, reason));
    }

    close() {
      return promised(() => {
        const w = bound(the(writerRecord, this, 'WritableStreamDefaultWriter'));
        if (closeQueued(w.stream)) throw host.invalidState('Failure to close WritableStream');
        return close(w.stream);
      });
    }

    releaseLock() {
      const w = the(writerRecord, this, 'WritableStreamDefaultWriter');
      if (w.stream !== undefined) release(w);
    }

    write(chunk = undefined) {
      return promised(() => write(bound(the(writerRecord, this, 'WritableStreamDefaultWriter')), chunk));
    }
  }
  ws.register(WritableStreamDefaultWriter, writerRecord, function (w) {
    return {
      stream: w.stream && w.stream.pub,
      close: w.closed.promise,
      ready: w.ready.promise,
      desiredSize: w.stream && writerDesiredSize(w),
    };
  });

  class WritableStreamDefaultController {
    #r;
    constructor(...args) { this.#r = ws.init(args, this); }
    static { controllerRecord = function (v) { return v !== null && typeof v === 'object' && #r in v ? v.#r : undefined; }; }
    get signal() { return the(controllerRecord, this, 'WritableStreamDefaultController').abort.signal; }
    error(e = undefined) {
      const c = the(controllerRecord, this, 'WritableStreamDefaultController');
      if (c.stream.state === 'writable') errorController(c, e);
    }
  }
  ws.register(WritableStreamDefaultController, controllerRecord, function (c) { return { stream: c.stream.pub }; });

  function unbound() { return host.invalidState('Writer is not bound to a WritableStream'); }

  function bound(w) {
    if (w.stream === undefined) throw unbound();
    return w;
  }

  function newStream() {
    return {
      pub: undefined, state: 'writable', error: undefined, writer: undefined, ctl: undefined,
      writes: [], writing: undefined, close: undefined, closing: undefined, pending: undefined, backpressure: false,
    };
  }

  // create makes a stream of our own algorithms, each of which returns a promise.
  function create(start, write, close, abort, mark, size) {
    const r = newStream();
    setUp(r, start, write, close, abort, mark, size);
    return new WritableStream(ws.internal, r);
  }

  function setUp(r, start, write, close, abort, mark, size) {
    const c = { pub: undefined, stream: r, queue: [], total: 0, abort: new AbortController(), started: false, size, mark,
      writeChunk: write, finish: close, giveUp: abort };
    r.ctl = c;
    new WritableStreamDefaultController(ws.internal, c);
    updateBackpressure(r, backpressure(c));
    react(ws.outcome(start(c.pub)), function () {
      c.started = true;
      advance(c);
    }, function (e) {
      c.started = true;
      deal(r, e);
    });
  }

  // Streams

  function closeQueued(r) { return r.close !== undefined || r.closing !== undefined; }

  function abort(r, reason) {
    if (r.state === 'closed' || r.state === 'errored') return Promise.resolve();
    r.ctl.abort.abort(reason);
    if (r.state === 'closed' || r.state === 'errored') return Promise.resolve(); // by a listener
    if (r.pending !== undefined) return r.pending.promise;
    const wasErroring = r.state === 'erroring';
    const p = deferred();
    r.pending = p;
    p.reason = wasErroring ? undefined : reason;
    p.wasErroring = wasErroring;
    if (!wasErroring) startErroring(r, reason);
    return p.promise;
  }

  function close(r) {
    if (r.state === 'closed' || r.state === 'errored') {
      return Promise.reject(host.invalidState('WritableStream is closed'));
    }
    const d = r.close = deferred();
    if (r.writer !== undefined && r.backpressure && r.state === 'writable') r.writer.ready.resolve();
    r.ctl.queue.push({ value: closing, size: 0 });
    advance(r.ctl);
    return d.promise;
  }

  function deal(r, e) {
    if (r.state === 'writable') startErroring(r, e);
    else finishErroring(r);
  }

  function startErroring(r, reason) {
    r.state = 'erroring';
    r.error = reason;
    if (r.writer !== undefined) notReady(r.writer, reason);
    if (r.writing === undefined && r.closing === undefined && r.ctl.started) finishErroring(r);
  }

  function finishErroring(r) {
    r.state = 'errored';
    ws.tellEnd(r);
    ws.resetQueue(r.ctl);
    for (const d of r.writes.splice(0)) d.reject(r.error);
    const p = r.pending;
    if (p === undefined) return rejectClose(r);
    r.pending = undefined;
    if (p.wasErroring) {
      p.reject(r.error);
      return rejectClose(r);
    }
    react(r.ctl.giveUp(p.reason), function () {
      p.resolve();
      rejectClose(r);
    }, function (e) {
      p.reject(e);
      rejectClose(r);
    });
  }

  function rejectClose(r) {
    if (r.close !== undefined) {
      r.close.reject(r.error);
      r.close = undefined;
    }
    if (r.writer !== undefined) {
      r.writer.closed.reject(r.error);
      handled(r.writer.closed.promise);
    }
  }

  function finishClose(r) {
    r.closing.resolve();
    r.closing = undefined;
    if (r.state === 'erroring') {
      r.error = undefined;
      if (r.pending !== undefined) {
        r.pending.resolve();
        r.pending = undefined;
      }
    }
    r.state = 'closed';
    ws.tellEnd(r);
    if (r.writer !== undefined) r.writer.closed.resolve();
  }

  function failClose(r, e) {
    r.closing.reject(e);
    r.closing = undefined;
    if (r.pending !== undefined) {
      r.pending.reject(e);
      r.pending = undefined;
    }
    deal(r, e);
  }

  function updateBackpressure(r, on) {
    if (r.writer !== undefined && on !== r.backpressure) {
      if (on) r.writer.ready = deferred();
      else r.writer.ready.resolve();
    }
    r.backpressure = on;
  }

  // Writers

  function newWriter(s) {
    if (s.writer !== undefined) throw host.invalidState('WritableStream is locked');
    const w = { pub: undefined, stream: s, closed: undefined, ready: undefined };
    s.writer = w;
    switch (s.state) {
      case 'writable':
        w.ready = !closeQueued(s) && s.backpressure ? deferred() : resolved();
        w.closed = deferred();
        break;
      case 'erroring':
        w.ready = rejected(s.error);
        w.closed = deferred();
        break;
      case 'closed':
        w.ready = resolved();
        w.closed = resolved();
        break;
      default:
        w.ready = rejected(s.error);
        w.closed = rejected(s.error);
    }
    return w;
  }

  function acquire(s) { return writerRecord(new WritableStreamDefaultWriter(s.pub)); }

  function notReady(w, e) {
    if (w.ready.settled) w.ready = deferred();
    w.ready.reject(e);
    handled(w.ready.promise);
  }

  function writerDesiredSize(w) {
    switch (w.stream.state) {
      case 'errored':
      case 'erroring':
        return null;
      case 'closed':
        return 0;
    }
    return w.stream.ctl.mark - w.stream.ctl.total;
  }

  function release(w) {
    const e = host.invalidState('Writer has been released');
    notReady(w, e);
    if (w.closed.settled) w.closed = deferred();
    w.closed.reject(e);
    handled(w.closed.promise);
    w.stream.writer = undefined;
    w.stream = undefined;
  }

  function write(w, chunk) {
    const s = w.stream, c = s.ctl;
    const size = chunkSize(c, chunk);
    if (s !== w.stream) throw unbound(); // the strategy released the lock
    if (s.state === 'errored') throw s.error;
    if (closeQueued(s) || s.state === 'closed') throw host.invalidState('WritableStream is closed');
    if (s.state === 'erroring') throw s.error;
    const d = deferred();
    s.writes.push(d);
    enqueue(c, chunk, size);
    return d.promise;
  }

  // closePropagating is what pipeTo closes with: an error of the stream becomes its own.
  function closePropagating(w) {
    const s = w.stream;
    if (closeQueued(s) || s.state === 'closed') return Promise.resolve();
    if (s.state === 'errored') return Promise.reject(s.error);
    return close(s);
  }

  // Controllers

  function chunkSize(c, chunk) {
    if (c.size === undefined) return 1;
    try {
      return c.size(chunk);
    } catch (err) {
      if (c.stream.state === 'writable') errorController(c, err);
      return 1;
    }
  }

  function enqueue(c, chunk, size) {
    try {
      ws.enqueueSized(c, chunk, size);
    } catch (err) {
      if (c.stream.state === 'writable') errorController(c, err);
      return;
    }
    if (!closeQueued(c.stream) && c.stream.state === 'writable') updateBackpressure(c.stream, backpressure(c));
    advance(c);
  }

  function backpressure(c) { return c.mark - c.total <= 0; }

  function errorController(c, e) { startErroring(c.stream, e); }

  // advance gives the sink what is next, when it has nothing to do.
  function advance(c) {
    const s = c.stream;
    if (!c.started || s.writing !== undefined) return;
    if (s.state === 'erroring') return finishErroring(s);
    if (c.queue.length === 0) return;
    const chunk = c.queue[0].value;
    if (chunk === closing) processClose(c);
    else processWrite(c, chunk);
  }

  function processClose(c) {
    const s = c.stream;
    s.closing = s.close;
    s.close = undefined;
    ws.dequeueSized(c);
    react(c.finish(), function () { finishClose(s); }, function (e) { failClose(s, e); });
  }

  function processWrite(c, chunk) {
    const s = c.stream;
    s.writing = s.writes.shift();
    react(c.writeChunk(chunk, c.pub), function () {
      s.writing.resolve();
      s.writing = undefined;
      ws.dequeueSized(c);
      if (!closeQueued(s) && s.state === 'writable') updateBackpressure(s, backpressure(c));
      advance(c);
    }, function (e) {
      s.writing.reject(e);
      s.writing = undefined;
      deal(s, e);
    });
  }

  ws.writable = { record: streamRecord, create, acquire, release, write, abort, closeQueued, closePropagating, errorController };
})
