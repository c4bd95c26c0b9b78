// From one stream to others: pipeTo, pipeThrough, tee and from. (Streams Standard, 4.9.1.)
(function (ws, host) {
  'use strict';

  const { deferred, handled, react } = ws;
  const readable = ws.readable, writable = ws.writable;

  function readableArgument(v, name) {
    const r = readable.record(v);
    if (r === undefined) throw host.invalidArgType(name, 'an instance of ReadableStream', v);
    return r;
  }

  function writableArgument(v, name) {
    const w = writable.record(v);
    if (w === undefined) throw host.invalidArgType(name, 'an instance of WritableStream', v);
    return w;
  }

  // pipeOptions reads the options of pipeTo and pipeThrough.
  function pipeOptions(options) {
    options = ws.dictionary(options, 'options');
    const { preventAbort, preventCancel, preventClose, signal } = options;
    if (signal !== undefined) ws.checkSignal(signal, 'options.signal');
    return { preventAbort: Boolean(preventAbort), preventCancel: Boolean(preventCancel), preventClose: Boolean(preventClose), signal };
  }

  ws.pipeThrough = function (source, transform, options) {
    const out = readableArgument(transform === null || transform === undefined ? undefined : transform.readable, 'transform.readable');
    const dest = writableArgument(transform.writable, 'transform.writable');
    options = pipeOptions(options);
    if (source.reader !== undefined) throw host.invalidState('The ReadableStream is locked');
    if (dest.writer !== undefined) throw host.invalidState('The WritableStream is locked');
    handled(pipe(source, dest, options));
    return out.pub;
  };

  ws.pipeToArguments = function (source, destination, options) {
    const dest = writableArgument(destination, 'transform.writable');
    options = pipeOptions(options);
    if (source.reader !== undefined) throw host.invalidState('The ReadableStream is locked');
    if (dest.writer !== undefined) throw host.invalidState('The WritableStream is locked');
    return pipe(source, dest, options);
  };

  // pipe is ReadableStreamPipeTo: it reads while the destination wants more, and ends both
  // sides, unless an option prevents it, when either ends.
  function pipe(source, dest, options) {
    const reader = readable.acquire(source), writer = writable.acquire(dest);
    const result = deferred();
    let over = false, lastWrite = Promise.resolve();
    source.disturbed = true;

    function finish(failed, err) {
      if (options.signal !== undefined) options.signal.removeEventListener('abort', onAbort);
      writable.release(writer);
      readable.release(reader);
      if (failed) result.reject(err);
      else result.resolve(undefined);
    }

    // written fulfils when all that has been written has been, also what was written meanwhile.
    async function written() {
      const p = lastWrite;
      await p;
      if (p !== lastWrite) await written();
    }

    // shutdown ends the pipe once, behind action when there is one.
    function shutdown(action, failed, err) {
      if (over) return;
      over = true;
      const go = function () {
        if (action === undefined) return finish(failed, err);
        react(action(), function () { finish(failed, err); }, function (e) { finish(true, e); });
      };
      if (dest.state === 'writable' && !writable.closeQueued(dest)) react(written(), go, function (e) { finish(true, e); });
      else go();
    }

    function onAbort() {
      const reason = options.signal.reason, actions = [];
      if (!options.preventAbort) actions.push(dest.state === 'writable' ? writable.abort(dest, reason) : Promise.resolve());
      if (!options.preventCancel) actions.push(source.state === 'readable' ? readable.cancel(source, reason) : Promise.resolve());
      shutdown(function () { return Promise.all(actions.map(handledToo)); }, true, reason);
    }

    function sourceErrored(e) {
      if (options.preventAbort) shutdown(undefined, true, e);
      else shutdown(function () { return writable.abort(dest, e); }, true, e);
    }

    function destErrored(e) {
      if (options.preventCancel) shutdown(undefined, true, e);
      else shutdown(function () { return readable.cancel(source, e); }, true, e);
    }

    function sourceClosed() {
      if (options.preventClose) shutdown();
      else shutdown(function () { return writable.closePropagating(writer); });
    }

    // step moves one chunk, and resolves to whether that was the last.
    async function step() {
      if (over) return true;
      await writer.ready.promise;
      if (over) return true;
      return new Promise(function (resolve) {
        readable.read(reader, {
          chunk(value) {
            lastWrite = handled(tryWrite(value));
            resolve(false);
          },
          close() { resolve(true); },
          error() { resolve(true); },
        });
      });
    }

    async function run() { while (!await step()); }

    function tryWrite(value) {
      try {
        return writable.write(writer, value);
      } catch (err) {
        return Promise.reject(err);
      }
    }

    if (options.signal !== undefined) {
      if (options.signal.aborted) {
        onAbort();
        return result.promise;
      }
      options.signal.addEventListener('abort', onAbort);
    }
    if (source.state === 'errored') sourceErrored(source.error);
    else react(reader.closed.promise, source.state === 'closed' ? undefined : sourceClosed, sourceErrored);
    if (dest.state === 'errored') destErrored(dest.error);
    else react(writer.closed.promise, undefined, destErrored);
    if (source.state === 'closed') sourceClosed();
    if (writable.closeQueued(dest) || dest.state === 'closed') {
      const e = host.invalidState('Destination WritableStream is closed');
      destErrored(e);
    }
    handled(run());
    return result.promise;
  }

  function handledToo(p) { return handled(p); }

  // Tee. The branches share what is read; the source is cancelled when both are.

  ws.tee = function (s) {
    const reader = readable.acquire(s);
    const t = branches(reader, s, function () {
      let again = false, reading = false;
      return function pull() {
        if (reading) {
          again = true;
          return Promise.resolve();
        }
        reading = true;
        readable.read(reader, {
          chunk(value) {
            queueMicrotask(function () {
              again = false;
              for (const b of t.list) if (!b.canceled) readable.enqueue(b.stream.ctl, value);
              reading = false;
              if (again) pull();
            });
          },
          close() {
            process.nextTick(function () { // not of the standard, but Node's
              reading = false;
              for (const b of t.list) if (!b.canceled) readable.closeController(b.stream.ctl);
              if (t.list.some(alive)) t.cancel.resolve(undefined);
            });
          },
          error() { reading = false; },
        });
        return Promise.resolve();
      };
    });
    for (const b of t.list) {
      b.stream = readable.create(ws.nothing, t.pull, b.cancel, 1, function () { return 1; });
    }
    react(reader.closed.promise, undefined, function (e) {
      for (const b of t.list) readable.errorController(b.stream.ctl, e);
      if (t.list.some(alive)) t.cancel.resolve(undefined);
    });
    return [t.list[0].stream, t.list[1].stream];
  };

  function alive(b) { return !b.canceled; }

  // branches is the state of a tee: two branches, and the promise that both cancel return.
  function branches(reader, s, makePull) {
    const t = { cancel: deferred(), list: [] };
    for (let i = 0; i < 2; i++) {
      const b = { canceled: false, reason: undefined, stream: undefined };
      b.cancel = function (reason) {
        b.canceled = true;
        b.reason = reason;
        if (!t.list.some(alive)) t.cancel.resolve(readable.cancel(s, [t.list[0].reason, t.list[1].reason]));
        return t.cancel.promise;
      };
      t.list.push(b);
    }
    t.pull = makePull();
    return t;
  }

  // teeBytes reads into the buffer of a branch that brings one; the other gets a copy.
  ws.teeBytes = function (s) {
    let reader = readable.acquire(s);
    let reading = false;
    const again = [false, false];
    const t = branches(reader, s, function () { return undefined; });

    function watch(r) {
      react(r.closed.promise, undefined, function (e) {
        if (r !== reader) return;
        for (const b of t.list) ws.bytes.errorController(b.stream.ctl, e);
        if (t.list.some(alive)) t.cancel.resolve(undefined);
      });
    }

    function next(first) {
      if (again[first]) pull(first);
      else if (again[1 - first]) pull(1 - first);
    }

    function failBoth(err) {
      for (const b of t.list) ws.bytes.errorController(b.stream.ctl, err);
      t.cancel.resolve(readable.cancel(s, err));
    }

    function pullDefault() {
      if (reader.byob) {
        readable.release(reader);
        reader = readable.acquire(s);
        watch(reader);
      }
      readable.read(reader, {
        chunk(chunk) {
          queueMicrotask(function () {
            again[0] = again[1] = false;
            let copy = chunk;
            if (t.list.every(alive)) {
              try {
                copy = chunk.slice();
              } catch (err) {
                return failBoth(err);
              }
            }
            if (!t.list[0].canceled) ws.bytes.enqueue(t.list[0].stream.ctl, chunk);
            if (!t.list[1].canceled) ws.bytes.enqueue(t.list[1].stream.ctl, copy);
            reading = false;
            next(0);
          });
        },
        close() {
          reading = false;
          for (const b of t.list) if (!b.canceled) ws.bytes.closeController(b.stream.ctl);
          for (const b of t.list) if (b.stream.ctl.wanted.length > 0) ws.bytes.respond(b.stream.ctl, 0);
          if (t.list.some(alive)) t.cancel.resolve(undefined);
        },
        error() { reading = false; },
      });
    }

    function pullInto(view, i) {
      if (!reader.byob) {
        readable.release(reader);
        reader = ws.bytes.acquire(s);
        watch(reader);
      }
      const mine = t.list[i], other = t.list[1 - i];
      ws.bytes.readInto(reader, view, 1, {
        chunk(chunk) {
          queueMicrotask(function () {
            again[0] = again[1] = false;
            if (!other.canceled) {
              let copy;
              try {
                copy = new Uint8Array(chunk).slice();
              } catch (err) {
                return failBoth(err);
              }
              if (!mine.canceled) ws.bytes.respondWithView(mine.stream.ctl, chunk);
              ws.bytes.enqueue(other.stream.ctl, copy);
            } else if (!mine.canceled) {
              ws.bytes.respondWithView(mine.stream.ctl, chunk);
            }
            reading = false;
            next(0);
          });
        },
        close(chunk) {
          reading = false;
          for (const b of t.list) if (!b.canceled) ws.bytes.closeController(b.stream.ctl);
          if (chunk !== undefined) {
            if (!mine.canceled) ws.bytes.respondWithView(mine.stream.ctl, chunk);
            if (!other.canceled && other.stream.ctl.wanted.length > 0) ws.bytes.respond(other.stream.ctl, 0);
          }
          if (t.list.some(alive)) t.cancel.resolve(undefined);
        },
        error() { reading = false; },
      });
    }

    function pull(i) {
      if (reading) {
        again[i] = true;
        return Promise.resolve();
      }
      reading = true;
      const request = ws.bytes.byobRequest(t.list[i].stream.ctl);
      if (request === null) pullDefault();
      else pullInto(request.view, i);
      return Promise.resolve();
    }

    t.list.forEach(function (b, i) { b.stream = ws.bytes.create(ws.nothing, function () { return pull(i); }, b.cancel); });
    watch(reader);
    return [t.list[0].stream, t.list[1].stream];
  };

  // lifted is a promise of the step of a plain iterator, as one of an asynchronous generator that
  // delegates to it.
  function lifted(step) {
    if (step === null || typeof step !== 'object' && typeof step !== 'function') return step;
    return Promise.resolve(step.value).then(function (value) { return { value, done: step.done }; }).then(function (r) { return r; });
  }

  // fromIterable is ReadableStream.from: an iterable's values, one at a time.
  ws.fromIterable = function (iterable) {
    if (iterable === undefined || iterable === null) {
      throw new TypeError("Cannot read properties of " + iterable + " (reading 'Symbol(Symbol.asyncIterator)')");
    }
    let method = iterable[Symbol.asyncIterator];
    const plain = method === undefined || method === null;
    if (plain) method = iterable[Symbol.iterator];
    if (typeof method !== 'function') throw host.notIterable(iterable);
    const iterator = method.call(iterable);
    if (iterator === null || typeof iterator !== 'object' && typeof iterator !== 'function') {
      throw host.invalidState('The iterator method must return an object');
    }
    const advance = iterator.next;
    const s = readable.create(ws.nothing, async function () {
      const step = await (plain ? lifted(advance.call(iterator)) : advance.call(iterator));
      if (step === null || typeof step !== 'object' && typeof step !== 'function') {
        throw new TypeError('Iterator result ' + String(step) + ' is not an object');
      }
      if (step.done) return readable.closeController(s.ctl);
      readable.enqueue(s.ctl, step.value);
    }, async function (reason) {
      const end = iterator.return;
      if (end === undefined || end === null) return;
      const step = await end.call(iterator, reason);
      if (step === null || typeof step !== 'object') throw host.invalidState('The iterator return() method must return an object');
    }, 0, function () { return 1; });
    return s.pub;
  };
})
