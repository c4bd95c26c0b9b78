// The adapters between streams and web streams: fromWeb and toWeb (Node, "Streams
// compatibility with web streams"). They use no more of web streams than their standard has.
(function (native) {
  'use strict';
  const { Readable, Writable, Duplex } = native;

  function later(err) { native.nextTick(function () { throw err; }); }

  // settle calls cb with what the promise becomes; what cb throws is uncaught.
  function settle(promise, cb) {
    promise.then(function () {
      try { cb(); } catch (err) { later(err); }
    }, function (err) {
      try { cb(err); } catch (err) { later(err); }
    });
  }

  // all is Promise.all in as many promise jobs as Node's own.
  function all(promises) {
    const apart = promises.map(function (p) { return new Promise(function (resolve, reject) { p.then(resolve, reject); }); });
    return new Promise(function (resolve, reject) { Promise.all(apart).then(resolve, reject); });
  }

  // lastly is promise.finally(f), likewise.
  function lastly(promise, f) {
    const apart = new Promise(function (resolve, reject) { promise.then(resolve, reject); });
    return new Promise(function (resolve, reject) { apart.finally(f).then(resolve, reject); });
  }

  function checkOptions(options) {
    if (options !== undefined) native.checkObject(options, 'options');
    return options || {};
  }

  // readInto makes a stream's hooks read from a web stream's reader.
  function readInto(get, reader) {
    return function () {
      reader.read().then(function (step) {
        get().push(step.done ? null : step.value);
      }, function (err) { get().destroy(err); });
    };
  }

  function writeWith(get, writer) {
    // when writes once there is room, and calls cb behind it.
    function when(write, cb) {
      writer.ready.then(function () { settle(write(), cb); }, cb);
    }
    return {
      writev(chunks, cb) {
        when(function () { return all(chunks.map(function (c) { return writer.write(c.chunk); })); }, cb);
      },
      write(chunk, encoding, cb) {
        if (typeof chunk === 'string' && get().decodes) chunk = Buffer.from(chunk, encoding);
        when(function () { return writer.write(chunk); }, cb);
      },
    };
  }

  function readableFromWeb(web, options) {
    if (!native.isWeb('ReadableStream', web)) throw native.argType('readableStream', 'an instance of ReadableStream', web);
    const { highWaterMark, encoding, objectMode = false, signal } = checkOptions(options);
    if (encoding !== undefined && !Buffer.isEncoding(encoding)) throw native.argValue(encoding, 'options.encoding', 'is invalid'); // Node has it this way round
    native.checkBoolean(objectMode, 'options.objectMode');
    const reader = web.getReader();
    let closed = false;
    const r = new Readable({
      objectMode, highWaterMark, encoding, signal,
      read: readInto(function () { return r; }, reader),
      destroy(err, cb) {
        if (closed) cb(err);
        else settle(reader.cancel(err), function () { cb(err); });
      },
    });
    reader.closed.then(function () {
      closed = true;
    }, function (err) {
      closed = true;
      r.destroy(err);
    });
    return r;
  }

  function writableFromWeb(web, options) {
    if (!native.isWeb('WritableStream', web)) throw native.argType('writableStream', 'an instance of WritableStream', web);
    const { highWaterMark, decodeStrings = true, objectMode = false, signal } = checkOptions(options);
    native.checkBoolean(objectMode, 'options.objectMode');
    native.checkBoolean(decodeStrings, 'options.decodeStrings');
    const writer = web.getWriter();
    let closed = false;
    const w = new Writable(Object.assign({ highWaterMark, objectMode, decodeStrings, signal }, sink(function () { return w; }, writer,
      function () { return closed; })));
    watch(writer, function () { closed = true; }, w);
    return w;
  }

  // sink are the hooks of a Writable that writes to a writer.
  function sink(get, writer, isClosed) {
    return Object.assign(writeWith(get, writer), {
      final(cb) {
        if (isClosed()) cb();
        else settle(writer.close(), function (err) { cb(err); });
      },
      destroy(err, cb) {
        const done = function () { cb(err); };
        if (isClosed()) done();
        else if (err != null) settle(writer.abort(err), done);
        else settle(writer.close(), done);
      },
    });
  }

  function watch(writer, note, stream) {
    writer.closed.then(function () {
      note();
      if (!stream.writableEnded) stream.destroy(native.codeError('Error', 'ERR_STREAM_PREMATURE_CLOSE', 'Premature close'));
    }, function (err) {
      note(err);
      stream.destroy(err);
    });
  }

  function duplexFromWeb(pair, options) {
    if (pair !== undefined) native.checkObject(pair, 'pair');
    const { readable, writable } = pair || {};
    if (!native.isWeb('ReadableStream', readable)) throw native.argType('pair.readable', 'an instance of ReadableStream', readable);
    if (!native.isWeb('WritableStream', writable)) throw native.argType('pair.writable', 'an instance of WritableStream', writable);
    const { allowHalfOpen = false, objectMode = false, encoding, decodeStrings = true, highWaterMark, signal } = checkOptions(options);
    native.checkBoolean(objectMode, 'options.objectMode');
    if (encoding !== undefined && !Buffer.isEncoding(encoding)) throw native.argValue(encoding, 'options.encoding', 'is invalid'); // Node has it this way round
    const writer = writable.getWriter();
    const reader = readable.getReader();
    let readClosed = false;
    let writeClosed = false;
    const get = function () { return d; };
    const hooks = sink(get, writer, function () { return writeClosed; });
    const d = new Duplex(Object.assign({ allowHalfOpen, highWaterMark, objectMode, encoding, decodeStrings, signal }, hooks, {
      read: readInto(get, reader),
      destroy(err, cb) {
        const end = async function (closed, how) { if (!closed) await how(); };
        const done = function () { cb(err); };
        if (writeClosed && readClosed) done();
        else settle(all([end(writeClosed, function () { return writer.abort(err); }), end(readClosed, function () { return reader.cancel(err); })]), done);
      },
    }));
    function failed() { writeClosed = readClosed = true; } // the other side is left alone, as in Node
    watch(writer, function (err) {
      writeClosed = true;
      if (err !== undefined) failed();
    }, d);
    reader.closed.then(function () {
      readClosed = true;
    }, function (err) {
      failed();
      d.destroy(err);
    });
    return d;
  }

  // has is how Node knows its own streams.
  function has(v, state) { return v != null && typeof v[state] === 'object'; }

  function readableToWeb(r, options) {
    if (!has(r, '_readableState')) throw native.argType('streamReadable', 'an stream.Readable', r);
    if (r.destroyed || native.canRead(r) === false) {
      const web = new ReadableStream();
      web.cancel();
      return web;
    }
    const objects = r.readableObjectMode;
    const highWaterMark = r.readableHighWaterMark;
    let strategy = options && options.strategy;
    if (!strategy) strategy = objects ? new CountQueuingStrategy({ highWaterMark }) : new ByteLengthQueuingStrategy({ highWaterMark });
    let controller;
    let cancelled = false;
    function onData(chunk) {
      if (Buffer.isBuffer(chunk) && !objects) chunk = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      controller.enqueue(chunk);
      if (controller.desiredSize <= 0) r.pause();
    }
    r.pause();
    const cleanup = native.finished(r, function (err) {
      if (err && err.code === 'ERR_STREAM_PREMATURE_CLOSE') err = native.abortError(err);
      cleanup();
      r.on('error', function () {}); // of a stream that is over
      if (err) controller.error(err);
      else if (!cancelled) controller.close();
    });
    r.on('data', onData);
    return new ReadableStream({
      start(c) { controller = c; },
      pull() { r.resume(); },
      cancel(reason) {
        cancelled = true;
        native.destroy(r, reason);
      },
    }, strategy);
  }

  function writableToWeb(w) {
    if (!has(w, '_writableState') || typeof w.write !== 'function') throw native.argType('streamWritable', 'an stream.Writable', w);
    if (w.destroyed || native.canWrite(w) === false) {
      const web = new WritableStream();
      web.close();
      return web;
    }
    const highWaterMark = w.writableHighWaterMark;
    const strategy = w.writableObjectMode ? new CountQueuingStrategy({ highWaterMark }) : { highWaterMark };
    let controller;
    let room = null;
    let closed = null;
    const cleanup = native.finished(w, function (err) {
      if (err && err.code === 'ERR_STREAM_PREMATURE_CLOSE') err = native.abortError(err);
      cleanup();
      w.on('error', function () {});
      if (err != null) {
        if (room) room.reject(err);
        if (closed) closed.reject(err);
        closed = null;
        controller.error(err);
      } else if (closed) {
        closed.resolve();
        closed = null;
      } else {
        controller.error(native.abortError());
      }
    });
    function deferred() {
      const d = {};
      d.promise = new Promise(function (resolve, reject) {
        d.resolve = resolve;
        d.reject = reject;
      });
      return d;
    }
    w.on('drain', function () { if (room) room.resolve(); });
    return new WritableStream({
      start(c) { controller = c; },
      write(chunk) {
        if (!w.writableNeedDrain && w.write(chunk)) return undefined;
        room = deferred();
        return lastly(room.promise, function () { room = null; });
      },
      abort(reason) { native.destroy(w, reason); },
      close() {
        if (closed === null && !w.writableEnded) {
          closed = deferred();
          const p = closed.promise;
          w.end();
          return p;
        }
        if (closed === null) return Promise.resolve();
        return closed.promise;
      },
    }, strategy);
  }

  function duplexToWeb(d) {
    if (!has(d, '_readableState') || !has(d, '_writableState')) throw native.argType('duplex', 'an stream.Duplex', d);
    if (d.destroyed) {
      const writable = new WritableStream();
      const readable = new ReadableStream();
      writable.close();
      readable.cancel();
      return { readable, writable };
    }
    const writable = native.canWrite(d) ? writableToWeb(d) : new WritableStream();
    if (!native.canWrite(d)) writable.close();
    const readable = native.canRead(d) ? readableToWeb(d) : new ReadableStream();
    if (!native.canRead(d)) readable.cancel();
    return { writable, readable };
  }

  return { readableFromWeb, writableFromWeb, duplexFromWeb, readableToWeb, writableToWeb, duplexToWeb };
})
