// What of fs is made of promises and streams: fsPromises.watch, filehandle.readLines and
// filehandle.readableWebStream.
(function (host) {
  'use strict';

  // watch is fsPromises.watch(filename, options): an asynchronous iterator of events.
  function watch(filename, options) {
    host.options(options);
    const signal = options && options.signal;
    let watcher, failed, over = false;
    const events = [], waiting = [];

    function end() {
      if (over) return;
      over = true;
      if (signal) signal.removeEventListener('abort', onAbort);
      if (watcher) watcher.close();
      for (const w of waiting.splice(0)) w.resolve({ value: undefined, done: true });
    }

    function fail(err) {
      if (over) return;
      const w = waiting.shift();
      end();
      if (w) w.reject(err);
      else failed = err;
    }

    function onAbort() { fail(host.abortError(signal.reason)); }

    // start is the first next(): nothing is watched before.
    function start() {
      if (signal && signal.aborted) throw host.abortError(signal.reason);
      watcher = host.require('fs').watch(filename, Object.assign({}, options, { signal: undefined }));
      watcher.on('error', fail);
      watcher.on('change', function (eventType, name) {
        const event = { eventType, filename: name };
        const w = waiting.shift();
        if (w) w.resolve({ value: event, done: false });
        else events.push(event);
      });
      if (signal) signal.addEventListener('abort', onAbort);
    }

    return {
      async next() {
        if (watcher === undefined && !over) {
          try {
            start();
          } catch (err) {
            over = true;
            throw err;
          }
        }
        if (events.length > 0) return { value: events.shift(), done: false };
        if (failed !== undefined) {
          const err = failed;
          failed = undefined;
          throw err;
        }
        if (over) return { value: undefined, done: true };
        return new Promise(function (resolve, reject) { waiting.push({ resolve, reject }); });
      },
      async return(value) {
        end();
        return { value, done: true };
      },
      [Symbol.asyncIterator]() { return this; },
    };
  }

  function readLines(handle, options) {
    return host.require('readline').createInterface(Object.assign({
      input: handle.createReadStream(options),
      crlfDelay: Infinity,
    }, options && { signal: options.signal }));
  }

  const locked = new WeakSet();

  // readableWebStream reads the file from where it is; the handle stays open.
  function readableWebStream(handle, options) {
    if (handle.fd === -1) throw host.invalidState('The FileHandle is closed');
    if (locked.has(handle)) throw host.invalidState('The FileHandle is locked');
    locked.add(handle);
    const { ReadableStream } = host.require('stream/web');
    const bytes = options && options.type === 'bytes';
    return new ReadableStream({
      type: bytes ? 'bytes' : undefined,
      async pull(controller) {
        const view = new Uint8Array(64 * 1024);
        const { bytesRead } = await handle.read(view, 0, view.byteLength);
        if (bytesRead > 0) {
          controller.enqueue(bytes ? view.subarray(0, bytesRead) : view.buffer.slice(0, bytesRead));
          return;
        }
        controller.close();
        if (controller.byobRequest) controller.byobRequest.respond(0);
      },
    }, bytes ? undefined : { highWaterMark: 0 });
  }

  return { watch, readLines, readableWebStream };
})
