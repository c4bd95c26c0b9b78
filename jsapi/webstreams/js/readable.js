// ReadableStream, its default reader and its default controller. (Streams Standard, section 4.)
// bytes.js has the byte streams, pipe.js what goes from one stream to another.
(function (ws, host) {
  'use strict';

  const { the, promised, deferred, resolved, rejected, handled, react } = ws;

  let streamRecord, readerRecord, controllerRecord;

  class ReadableStream {
    #r;
    constructor(source = {}, strategy = {}) {
      if (source === ws.internal) {
        this.#r = strategy;
        strategy.pub = this;
        return;
      }
      const r = this.#r = newStream();
      r.pub = this;
      source = ws.object(source, 'source');
      strategy = ws.dictionary(strategy, 'strategy');
      if (source.type !== undefined && `${source.type}` !== 'bytes') throw host.invalidArgValue('TypeError', 'source.type', source.type);
      if (source.type !== undefined) return ws.bytes.setUpFromSource(r, source, strategy);
      const size = ws.sizeOf(strategy), mark = ws.highWaterMark(strategy, 1);
      const start = ws.startOf(source, 'source');
      setUp(r, start, ws.algorithm(source, 'pull', 'source'), ws.algorithm(source, 'cancel', 'source'), mark, size);
    }
    static { streamRecord = function (v) { return v !== null && typeof v === 'object' && #r in v ? v.#r : undefined; }; }

    static from(iterable) { return ws.fromIterable(iterable); }

    get locked() { return the(streamRecord, this, 'ReadableStream').reader !== undefined; }

    cancel(reason = undefined) {
      return promised(() => {
        const r = the(streamRecord, this, 'ReadableStream');
        if (r.reader !== undefined) throw host.invalidState('ReadableStream is locked');
        return cancel(r, reason);
      });
    }

    getReader(options = {}) {
      const r = the(streamRecord, this, 'ReadableStream');
      const mode = ws.dictionary(options, 'options').mode;
      if (mode === undefined) return new ReadableStreamDefaultReader(r.pub);
      if (`${mode}` !== 'byob') throw host.invalidArgValue('TypeError', 'options.mode', mode);
      return new ws.ReadableStreamBYOBReader(r.pub);
    }

    pipeThrough(transform, options = {}) { return ws.pipeThrough(the(streamRecord, this, 'ReadableStream'), transform, options); }

    pipeTo(destination, options = {}) {
      return promised(() => ws.pipeToArguments(the(streamRecord, this, 'ReadableStream'), destination, options));
    }

    tee() {
      const r = the(streamRecord, this, 'ReadableStream');
      return (r.ctl.bytes ? ws.teeBytes(r) : ws.tee(r)).map(function (branch) { return branch.pub; });
    }

    values(options = {}) {
      const r = the(streamRecord, this, 'ReadableStream');
      return iterate(r, Boolean(ws.dictionary(options, 'options').preventCancel));
    }
  }
  ws.register(ReadableStream, streamRecord, function (r) {
    return { locked: r.reader !== undefined, state: r.state, supportsBYOB: r.ctl !== undefined && r.ctl.bytes };
  });
  Object.defineProperty(ReadableStream, 'from', { enumerable: true });
  Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, {
    configurable: true, writable: true, value: ReadableStream.prototype.values,
  });
  for (const [key, get] of [
    ['nodejs.stream.disturbed', function (r) { return r.disturbed; }],
    ['nodejs.stream.errored', function (r) { return r.state === 'errored'; }],
    ['nodejs.stream.readable', function (r) { return r.state === 'readable'; }],
    ['nodejs.webstream.isClosedPromise', ws.ending],
    ['nodejs.webstream.controllerErrorFunction', function (r) {
      return function (err) { (r.ctl.bytes ? ws.bytes : ws.readable).errorController(r.ctl, err); };
    }],
  ]) {
    Object.defineProperty(ReadableStream.prototype, Symbol.for(key), {
      configurable: true, get: host.named('get [' + key + ']', 0, function () { return get(the(streamRecord, this, 'ReadableStream')); }),
    });
  }

  class ReadableStreamDefaultReader {
    #r;
    constructor(stream) {
      const s = streamRecord(stream);
      if (s === undefined) throw host.invalidArgType('stream', 'an instance of ReadableStream', stream);
      this.#r = newReader(s);
      this.#r.pub = this;
    }
    static { readerRecord = function (v) { return v !== null && typeof v === 'object' && #r in v ? v.#r : undefined; }; }

    read() {
      return promised(() => {
        const reader = attached(the(readerRecord, this, 'ReadableStreamDefaultReader'));
        return new Promise(function (resolve, reject) { read(reader, stepRequest(resolve, reject)); });
      });
    }

    releaseLock() {
      const reader = the(readerRecord, this, 'ReadableStreamDefaultReader');
      if (reader.stream !== undefined) release(reader);
    }

    get closed() { return promised(() => the(readerRecord, this, 'ReadableStreamDefaultReader').closed.promise); }

    cancel(reason = undefined) {
      return promised(() => cancel(attached(the(readerRecord, this, 'ReadableStreamDefaultReader')).stream, reason));
    }
  }
  ws.register(ReadableStreamDefaultReader, readerRecord, function (r) {
    return { stream: r.stream && r.stream.pub, readRequests: r.requests.length, close: r.closed.promise };
  });

  class ReadableStreamDefaultController {
    #r;
    constructor(...args) { this.#r = ws.init(args, this); }
    static { controllerRecord = function (v) { return v !== null && typeof v === 'object' && #r in v ? v.#r : undefined; }; }

    get desiredSize() { return desiredSize(the(controllerRecord, this, 'ReadableStreamDefaultController')); }

    close() {
      const c = the(controllerRecord, this, 'ReadableStreamDefaultController');
      if (!canEnqueue(c)) throw host.invalidState('Controller is already closed');
      closeController(c);
    }

    enqueue(chunk = undefined) {
      const c = the(controllerRecord, this, 'ReadableStreamDefaultController');
      if (!canEnqueue(c)) throw host.invalidState('Controller is already closed');
      enqueue(c, chunk);
    }

    error(e = undefined) { errorController(the(controllerRecord, this, 'ReadableStreamDefaultController'), e); }
  }
  ws.register(ReadableStreamDefaultController, controllerRecord, function () { return {}; });

  function newStream() {
    return { pub: undefined, state: 'readable', reader: undefined, error: undefined, disturbed: false, ctl: undefined };
  }

  // create makes a stream of our own algorithms, each of which returns a promise.
  function create(start, pull, cancel, mark, size) {
    const r = newStream();
    new ReadableStream(ws.internal, r);
    setUp(r, start, pull, cancel, mark, size);
    return r;
  }

  function setUp(r, start, pull, cancel, mark, size) {
    const c = { pub: undefined, bytes: false, stream: r, queue: [], total: 0, started: false, closeRequested: false,
      pullAgain: false, pulling: false, mark, size, pull, cancel };
    r.ctl = c;
    new ReadableStreamDefaultController(ws.internal, c);
    begin(c, start, callPull, errorController);
  }

  // begin runs start and then pulls, for both kinds of controllers.
  function begin(c, start, callPull, errorController) {
    react(ws.outcome(start(c.pub)), function () {
      c.started = true;
      callPull(c);
    }, function (e) { errorController(c, e); });
  }

  // Streams. A read request is { chunk(value), close(value), error(e) }.

  function stepRequest(resolve, reject) {
    return {
      chunk(value) { resolve({ value, done: false }); },
      close(value) { resolve({ value, done: true }); },
      error: reject,
    };
  }

  function cancel(r, reason) {
    r.disturbed = true;
    if (r.state === 'closed') return Promise.resolve();
    if (r.state === 'errored') return Promise.reject(r.error);
    close(r);
    const reader = r.reader;
    if (reader !== undefined && reader.byob) {
      for (const q of reader.requests.splice(0)) q.close(undefined);
    }
    return cancelController(r.ctl, reason).then(ws.nothing);
  }

  function cancelController(c, reason) {
    if (c.bytes) ws.bytes.clearPullIntos(c);
    ws.resetQueue(c);
    const p = c.cancel(reason);
    clearAlgorithms(c);
    return p;
  }

  function close(r) {
    r.state = 'closed';
    ws.tellEnd(r);
    const reader = r.reader;
    if (reader === undefined) return;
    reader.closed.resolve();
    if (!reader.byob) for (const q of reader.requests.splice(0)) q.close(undefined);
  }

  function error(r, e) {
    r.state = 'errored';
    r.error = e;
    ws.tellEnd(r);
    const reader = r.reader;
    if (reader === undefined) return;
    reader.closed.reject(e);
    handled(reader.closed.promise);
    for (const q of reader.requests.splice(0)) q.error(e);
  }

  // Readers, of both kinds but for the requests that are in them.

  function attach(reader, s) {
    if (s.reader !== undefined) throw host.invalidState('ReadableStream is locked');
    reader.stream = s;
    s.reader = reader;
    if (s.state === 'readable') reader.closed = deferred();
    else if (s.state === 'closed') reader.closed = resolved();
    else reader.closed = rejected(s.error);
    return reader;
  }

  function newReader(s) { return attach({ pub: undefined, byob: false, stream: undefined, closed: undefined, requests: [] }, s); }

  function acquire(s) { return readerRecord(new ReadableStreamDefaultReader(s.pub)); }

  function attached(reader) {
    if (reader.stream === undefined) throw host.invalidState('The reader is not attached to a stream');
    return reader;
  }

  function release(reader) {
    const s = reader.stream;
    const e = host.invalidState('Reader released');
    if (s.state !== 'readable') reader.closed = deferred();
    reader.closed.reject(e);
    handled(reader.closed.promise);
    if (s.ctl.bytes) ws.bytes.released(s.ctl);
    s.reader = undefined;
    reader.stream = undefined;
    if (reader.requests.length === 0) return;
    const pending = host.invalidState('Releasing reader');
    for (const q of reader.requests.splice(0)) q.error(pending);
  }

  function read(reader, request) {
    const s = reader.stream;
    s.disturbed = true;
    if (s.state === 'closed') request.close(undefined);
    else if (s.state === 'errored') request.error(s.error);
    else if (s.ctl.bytes) ws.bytes.pullSteps(s.ctl, request);
    else pullSteps(s.ctl, request);
  }

  // Controllers

  function pullSteps(c, request) {
    if (c.queue.length === 0) {
      c.stream.reader.requests.push(request);
      return callPull(c);
    }
    const chunk = ws.dequeueSized(c);
    if (c.closeRequested && c.queue.length === 0) {
      clearAlgorithms(c);
      close(c.stream);
    } else {
      callPull(c);
    }
    request.chunk(chunk);
  }

  function clearAlgorithms(c) { c.pull = c.cancel = c.size = undefined; }

  function canEnqueue(c) { return !c.closeRequested && c.stream.state === 'readable'; }

  function waiting(s) { return s.reader !== undefined && s.reader.requests.length > 0; }

  function shouldPull(c) {
    return canEnqueue(c) && c.started && (waiting(c.stream) || desiredSize(c) > 0);
  }

  function callPull(c) { pullWhen(c, shouldPull, errorController); }

  // pullWhen calls the source's pull, never twice at once, for both kinds of controllers.
  function pullWhen(c, should, errorController) {
    if (!should(c)) return;
    if (c.pulling) {
      c.pullAgain = true;
      return;
    }
    c.pulling = true;
    react(c.pull(c.pub), function () {
      c.pulling = false;
      if (c.pullAgain) {
        c.pullAgain = false;
        pullWhen(c, should, errorController);
      }
    }, function (e) { errorController(c, e); });
  }

  function desiredSize(c) {
    switch (c.stream.state) {
      case 'errored': return null;
      case 'closed': return 0;
    }
    return c.mark - c.total;
  }

  function closeController(c) {
    if (!canEnqueue(c)) return;
    c.closeRequested = true;
    if (c.queue.length > 0) return;
    clearAlgorithms(c);
    close(c.stream);
  }

  function enqueue(c, chunk) {
    if (!canEnqueue(c)) return;
    if (waiting(c.stream)) {
      c.stream.reader.requests.shift().chunk(chunk);
    } else {
      try {
        ws.enqueueSized(c, chunk, c.size(chunk));
      } catch (err) {
        errorController(c, err);
        throw err;
      }
    }
    callPull(c);
  }

  function errorController(c, e) {
    if (c.stream.state !== 'readable') return;
    ws.resetQueue(c);
    clearAlgorithms(c);
    error(c.stream, e);
  }

  // Asynchronous iteration: calls of next and return wait for each other. As in Node the first
  // next begins in a promise job, so that the source has been pulled by then.

  function iterate(s, preventCancel) {
    const reader = acquire(s);
    let ongoing, started = false, finished = false;

    function over() {
      ongoing = undefined;
      finished = true;
      release(reader);
    }

    function next() {
      if (finished) return Promise.resolve({ done: true, value: undefined });
      return new Promise(function (resolve, reject) {
        read(reader, {
          chunk(value) {
            ongoing = undefined;
            resolve({ value, done: false });
          },
          close() {
            over();
            resolve({ done: true, value: undefined });
          },
          error(e) {
            over();
            reject(e);
          },
        });
      });
    }

    async function end(value) {
      if (finished) return { done: true, value };
      finished = true;
      if (reader.stream === undefined) return { done: true, value };
      const cancelled = preventCancel ? undefined : cancel(reader.stream, value);
      release(reader);
      if (cancelled !== undefined) await cancelled;
      return { done: true, value };
    }

    function inTurn(f) {
      ongoing = ongoing === undefined ? f() : ongoing.then(f, f);
      return ongoing;
    }

    const steps = {
      next() {
        if (!started) {
          started = true;
          ongoing = Promise.resolve();
        }
        return inTurn(next);
      },
      return(value) {
        started = true;
        return inTurn(function () { return end(value); });
      },
    };
    return Object.assign(Object.create({ ...steps }), steps, { [Symbol.asyncIterator]() { return this; } });
  }

  ws.readable = { record: streamRecord, newStream, create, acquire, attach, attached, release, read, cancel, close, error, waiting,
    begin, pullWhen, stepRequest, canEnqueue, closeController, enqueue, errorController, desiredSize };
})
