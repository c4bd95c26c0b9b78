// Readable byte streams: their controller, the reader that brings its own buffer and its
// request. (Streams Standard, sections 4.5, 4.7 and 4.8.)
//
// A descriptor of a pull-into says where bytes are wanted: { buffer, bufferLength, offset,
// length, filled, minimum, size, make, kind }, kind being 'default', 'byob' or 'none'.
(function (ws, host) {
  'use strict';

  const { the, promised } = ws;
  const readable = ws.readable;

  let readerRecord, requestRecord, controllerRecord;

  class ReadableStreamBYOBReader {
    #r;
    constructor(stream) {
      const s = readable.record(stream);
      if (s === undefined) throw host.invalidArgType('stream', 'an instance of ReadableStream', stream);
      if (s.reader !== undefined) throw host.invalidState('ReadableStream is locked');
      if (!s.ctl.bytes) throw host.invalidArgValue('TypeError', 'stream', stream, 'must be a byte stream');
      this.#r = readable.attach({ pub: this, byob: true, stream: undefined, closed: undefined, requests: [] }, s);
    }
    static { readerRecord = function (v) { return v !== null && typeof v === 'object' && #r in v ? v.#r : undefined; }; }

    async read(view, options = {}) { // as Node's, which takes jobs to follow the promise
      const reader = the(readerRecord, this, 'ReadableStreamBYOBReader');
      if (!ArrayBuffer.isView(view)) throw host.invalidArgType('view', 'an instance of Buffer, TypedArray, or DataView', view);
      const min = minimum(view, ws.dictionary(options, 'options').min);
      readable.attached(reader);
      return new Promise(function (resolve, reject) { readInto(reader, view, min, readable.stepRequest(resolve, reject)); });
    }

    releaseLock() {
      const reader = the(readerRecord, this, 'ReadableStreamBYOBReader');
      if (reader.stream !== undefined) readable.release(reader);
    }

    get closed() { return promised(() => the(readerRecord, this, 'ReadableStreamBYOBReader').closed.promise); }

    cancel(reason = undefined) {
      return promised(() => readable.cancel(readable.attached(the(readerRecord, this, 'ReadableStreamBYOBReader')).stream, reason));
    }
  }
  Object.defineProperty(ReadableStreamBYOBReader.prototype.read, 'length', { value: 1 });
  ws.register(ReadableStreamBYOBReader, readerRecord, function (r) {
    return { stream: r.stream && r.stream.pub, readIntoRequests: r.requests.length, close: r.closed.promise };
  });

  class ReadableStreamBYOBRequest {
    #r;
    constructor(...args) { this.#r = ws.init(args, this); }
    static { requestRecord = function (v) { return v !== null && typeof v === 'object' && #r in v ? v.#r : undefined; }; }

    get view() { return the(requestRecord, this, 'ReadableStreamBYOBRequest').view; }

    respond(bytesWritten) {
      const q = current(the(requestRecord, this, 'ReadableStreamBYOBRequest'));
      if (host.detached(q.view.buffer)) throw host.invalidState('Viewed ArrayBuffer is detached');
      respond(q.ctl, Number(bytesWritten));
    }

    respondWithNewView(view) {
      const q = current(the(requestRecord, this, 'ReadableStreamBYOBRequest'));
      if (!ArrayBuffer.isView(view)) throw host.invalidArgType('view', 'an instance of Buffer, TypedArray, or DataView', view);
      if (host.detached(view.buffer)) throw host.invalidState('Viewed ArrayBuffer is detached');
      respondWithView(q.ctl, view);
    }
  }
  ws.register(ReadableStreamBYOBRequest, requestRecord, function (q) { return { view: q.view, controller: q.ctl && q.ctl.pub }; });

  class ReadableByteStreamController {
    #r;
    constructor(...args) { this.#r = ws.init(args, this); }
    static { controllerRecord = function (v) { return v !== null && typeof v === 'object' && #r in v ? v.#r : undefined; }; }

    get byobRequest() { return byobRequest(the(controllerRecord, this, 'ReadableByteStreamController')); }
    get desiredSize() { return readable.desiredSize(the(controllerRecord, this, 'ReadableByteStreamController')); }

    close() {
      const c = the(controllerRecord, this, 'ReadableByteStreamController');
      if (c.closeRequested) throw host.invalidState('Controller is already closed');
      if (c.stream.state !== 'readable') throw host.invalidState('ReadableStream is already closed');
      closeController(c);
    }

    enqueue(chunk) {
      const c = the(controllerRecord, this, 'ReadableByteStreamController');
      if (!ArrayBuffer.isView(chunk)) throw host.invalidArgType('buffer', 'an instance of Buffer, TypedArray, or DataView', chunk);
      if (chunk.byteLength === 0 || chunk.buffer.byteLength === 0) throw host.invalidState('chunk ArrayBuffer is zero-length or detached');
      if (c.closeRequested) throw host.invalidState('Controller is already closed');
      if (c.stream.state !== 'readable') throw host.invalidState('ReadableStream is already closed');
      enqueue(c, chunk);
    }

    error(e = undefined) { errorController(the(controllerRecord, this, 'ReadableByteStreamController'), e); }
  }
  ws.register(ReadableByteStreamController, controllerRecord, function () { return {}; });

  // current is a request that has not been answered.
  function current(q) {
    if (q.ctl === undefined) throw host.invalidState('This BYOB request has been invalidated');
    return q;
  }

  // minimum validates the bytes' view and options.min of read, and is min.
  function minimum(view, min) {
    if (view.byteLength === 0 || view.buffer.byteLength === 0 || host.detached(view.buffer)) {
      throw host.invalidState('View or Viewed ArrayBuffer is zero-length or detached');
    }
    if (min === undefined) return 1;
    min = host.integer(min, 'options.min');
    if (min <= 0) throw host.invalidArgValue('TypeError', 'options.min', min, 'must be greater than 0');
    const length = view.length === undefined ? view.byteLength : view.length;
    if (min > length) throw host.outOfRange('options.min', '<= ' + (view.length === undefined ? 'view.byteLength' : 'view.length'), min);
    return min;
  }

  function setUpFromSource(r, source, strategy) {
    if (strategy.size !== undefined) throw host.invalidArgValue('RangeError', 'strategy.size', strategy.size);
    const mark = ws.highWaterMark(strategy, 0);
    const auto = source.autoAllocateChunkSize;
    if (auto !== undefined && !(Number(auto) > 0)) throw host.invalidArgValue('TypeError', 'source.autoAllocateChunkSize', auto);
    const start = ws.startOf(source, 'source');
    setUp(r, start, ws.algorithm(source, 'pull', 'source'), ws.algorithm(source, 'cancel', 'source'), mark,
      auto === undefined ? undefined : Math.floor(Number(auto)));
  }

  function setUp(r, start, pull, cancel, mark, auto) {
    const c = { pub: undefined, bytes: true, stream: r, queue: [], total: 0, started: false, closeRequested: false,
      pullAgain: false, pulling: false, mark, pull, cancel, auto, request: undefined, wanted: [] };
    r.ctl = c;
    new ReadableByteStreamController(ws.internal, c);
    readable.begin(c, start, callPull, errorController);
  }

  // create makes a byte stream of our own algorithms.
  function create(start, pull, cancel) {
    const r = readable.newStream();
    new ws.ReadableStream(ws.internal, r);
    setUp(r, start, pull, cancel, 0, undefined);
    return r;
  }

  function byobRequest(c) {
    if (c.request === undefined && c.wanted.length > 0) {
      const d = c.wanted[0];
      c.request = { pub: undefined, ctl: c, view: new Uint8Array(d.buffer, d.offset + d.filled, d.length - d.filled) };
      new ReadableStreamBYOBRequest(ws.internal, c.request);
    }
    return c.request === undefined ? null : c.request.pub;
  }

  function invalidate(c) {
    if (c.request === undefined) return;
    c.request.ctl = undefined;
    c.request.view = null;
    c.request = undefined;
  }

  function clearPullIntos(c) {
    invalidate(c);
    c.wanted = [];
  }

  // released keeps bytes for nobody in particular when their reader has gone.
  function released(c) {
    if (c.wanted.length === 0) return;
    c.wanted[0].kind = 'none';
    c.wanted = [c.wanted[0]];
  }

  function shouldPull(c) {
    return readable.canEnqueue(c) && c.started && (readable.waiting(c.stream) || readable.desiredSize(c) > 0);
  }

  function callPull(c) { readable.pullWhen(c, shouldPull, errorController); }

  function clearAlgorithms(c) { c.pull = c.cancel = undefined; }

  function closeController(c) {
    if (!readable.canEnqueue(c)) return;
    if (c.total > 0) {
      c.closeRequested = true;
      return;
    }
    if (c.wanted.length > 0 && c.wanted[0].filled % c.wanted[0].size !== 0) {
      const e = host.invalidState('Partial read');
      errorController(c, e);
      throw e;
    }
    clearAlgorithms(c);
    readable.close(c.stream);
  }

  function errorController(c, e) {
    if (c.stream.state !== 'readable') return;
    clearPullIntos(c);
    ws.resetQueue(c);
    clearAlgorithms(c);
    readable.error(c.stream, e);
  }

  function enqueue(c, chunk) {
    if (!readable.canEnqueue(c)) return;
    const offset = chunk.byteOffset, length = chunk.byteLength;
    const buffer = host.transfer(chunk.buffer);
    if (c.wanted.length > 0) {
      const first = c.wanted[0];
      if (host.detached(first.buffer)) throw host.invalidState('Destination ArrayBuffer is detached');
      invalidate(c);
      first.buffer = host.transfer(first.buffer);
      if (first.kind === 'none') enqueueDetached(c, first);
    }
    const reader = c.stream.reader;
    if (reader !== undefined && !reader.byob) {
      while (reader.requests.length > 0 && c.total > 0) fillRequest(c, reader.requests.shift());
      if (reader.requests.length === 0) {
        put(c, buffer, offset, length);
      } else {
        if (c.wanted.length > 0) c.wanted.shift();
        reader.requests.shift().chunk(new Uint8Array(buffer, offset, length));
      }
    } else {
      put(c, buffer, offset, length);
      if (reader !== undefined) commitAll(c, fillFromQueue(c));
    }
    callPull(c);
  }

  function put(c, buffer, offset, length) {
    c.queue.push({ buffer, offset, length });
    c.total += length;
  }

  // enqueueDetached puts what a reader that has gone had got back into the queue.
  function enqueueDetached(c, d) {
    if (d.filled > 0) put(c, d.buffer.slice(d.offset, d.offset + d.filled), 0, d.filled);
    c.wanted.shift();
  }

  function fillRequest(c, request) {
    const entry = c.queue.shift();
    c.total -= entry.length;
    drained(c);
    request.chunk(new Uint8Array(entry.buffer, entry.offset, entry.length));
  }

  function drained(c) {
    if (c.total === 0 && c.closeRequested) {
      clearAlgorithms(c);
      readable.close(c.stream);
    } else {
      callPull(c);
    }
  }

  // pullSteps serves a default reader.
  function pullSteps(c, request) {
    if (c.total > 0) return fillRequest(c, request);
    if (c.auto !== undefined) {
      let buffer;
      try {
        buffer = new ArrayBuffer(c.auto);
      } catch (err) {
        return request.error(err);
      }
      c.wanted.push({ buffer, bufferLength: c.auto, offset: 0, length: c.auto, filled: 0, minimum: 1, size: 1, make: Uint8Array, kind: 'default' });
    }
    c.stream.reader.requests.push(request);
    callPull(c);
  }

  function readInto(reader, view, min, request) {
    const s = reader.stream, c = s.ctl;
    s.disturbed = true;
    if (s.state === 'errored') return request.error(s.error);
    const make = view.constructor === DataView || view.BYTES_PER_ELEMENT === undefined ? DataView : host.typedArray(view);
    const size = view.BYTES_PER_ELEMENT || 1;
    const offset = view.byteOffset, length = view.byteLength;
    let buffer;
    try {
      buffer = host.transfer(view.buffer);
    } catch (err) {
      return request.error(err);
    }
    const d = { buffer, bufferLength: buffer.byteLength, offset, length, filled: 0, minimum: min * size, size, make, kind: 'byob' };
    if (c.wanted.length > 0) {
      c.wanted.push(d);
      reader.requests.push(request);
      return;
    }
    if (s.state === 'closed') return request.close(new make(d.buffer, d.offset, 0));
    if (c.total > 0) {
      if (fill(c, d)) {
        const filled = viewOf(d);
        drained(c);
        return request.chunk(filled);
      }
      if (c.closeRequested) {
        const e = host.invalidState('Insufficient bytes to fill elements in the given buffer');
        errorController(c, e);
        return request.error(e);
      }
    }
    c.wanted.push(d);
    reader.requests.push(request);
    callPull(c);
  }

  // fill copies from the queue, and reports whether d has enough.
  function fill(c, d) {
    let most = Math.min(c.total, d.length - d.filled);
    const after = d.filled + most;
    const aligned = after - after % d.size;
    const ready = aligned >= d.minimum;
    if (ready) most = aligned - d.filled;
    while (most > 0) {
      const entry = c.queue[0];
      const n = Math.min(most, entry.length);
      new Uint8Array(d.buffer, d.offset + d.filled, n).set(new Uint8Array(entry.buffer, entry.offset, n));
      if (entry.length === n) {
        c.queue.shift();
      } else {
        entry.offset += n;
        entry.length -= n;
      }
      c.total -= n;
      d.filled += n;
      most -= n;
    }
    return ready;
  }

  // fillFromQueue fills what is wanted, and lists what is full, in order.
  function fillFromQueue(c) {
    const full = [];
    while (c.wanted.length > 0 && c.total > 0 && fill(c, c.wanted[0])) full.push(c.wanted.shift());
    return full;
  }

  function viewOf(d) { return new d.make(host.transfer(d.buffer), d.offset, d.filled / d.size); }

  function commitAll(c, full) {
    for (const d of full) commit(c.stream, d);
  }

  function commit(s, d) {
    const done = s.state === 'closed';
    const view = viewOf(d);
    const request = s.reader.requests.shift();
    if (done) request.close(view);
    else request.chunk(view);
  }

  // Answers to a request

  function respond(c, written) {
    const first = c.wanted[0];
    if (!(written >= 0)) throw host.invalidArgValue('TypeError', 'bytesWritten', written);
    if (c.stream.state === 'closed') {
      if (written !== 0) throw host.invalidArgValue('TypeError', 'bytesWritten', written);
    } else {
      if (written === 0) throw host.invalidArgValue('TypeError', 'bytesWritten', written);
      if (first.filled + written > first.length) throw host.invalidArgValue('RangeError', 'bytesWritten', written);
    }
    first.buffer = host.transfer(first.buffer);
    respondTo(c, written);
  }

  function respondWithView(c, view) {
    const first = c.wanted[0];
    if (c.stream.state === 'closed') {
      if (view.byteLength !== 0) throw host.invalidArgValue('TypeError', 'view', view);
    } else if (view.byteLength === 0) {
      throw host.invalidArgValue('TypeError', 'view', view);
    }
    if (first.offset + first.filled !== view.byteOffset || first.bufferLength !== view.buffer.byteLength ||
        first.filled + view.byteLength > first.length) {
      throw host.invalidArgValue('RangeError', 'view', view);
    }
    const n = view.byteLength;
    first.buffer = host.transfer(view.buffer);
    respondTo(c, n);
  }

  function respondTo(c, written) {
    const first = c.wanted[0];
    invalidate(c);
    if (c.stream.state === 'closed') respondClosed(c, first);
    else respondReadable(c, written, first);
    callPull(c);
  }

  function respondClosed(c, first) {
    if (first.kind === 'none') c.wanted.shift();
    const reader = c.stream.reader;
    if (reader === undefined || !reader.byob) return;
    const full = [];
    while (full.length < reader.requests.length) full.push(c.wanted.shift());
    commitAll(c, full);
  }

  function respondReadable(c, written, d) {
    d.filled += written;
    if (d.kind === 'none') {
      enqueueDetached(c, d);
      return commitAll(c, fillFromQueue(c));
    }
    if (d.filled < d.minimum) return;
    c.wanted.shift();
    const rest = d.filled % d.size;
    if (rest > 0) {
      const end = d.offset + d.filled;
      put(c, d.buffer.slice(end - rest, end), 0, rest);
    }
    d.filled -= rest;
    const full = fillFromQueue(c);
    commit(c.stream, d);
    commitAll(c, full);
  }

  function acquire(s) { return readerRecord(new ReadableStreamBYOBReader(s.pub)); }

  ws.bytes = { acquire, setUpFromSource, create, pullSteps, readInto, clearPullIntos, released, closeController, errorController, enqueue, byobRequest,
    respond, respondWithView };
})
