// What all of the web streams share. (Streams Standard, sections 6 to 8.)
//
// A public object, what a script holds, is a class with one private field: its record, the
// plain object with the standard's internal slots. All algorithms work on records, and a
// record finds its public object in pub.
(function (ws, host) {
  'use strict';

  const internal = Symbol('internal');

  // register gives a class its tag and its inspection, and ws a function that finds the
  // record behind a public object or throws. show(record) is what inspect prints.
  ws.register = function (Class, record, show) {
    const name = Class.name, proto = Class.prototype;
    for (const key of Object.getOwnPropertyNames(proto)) {
      if (key !== 'constructor') Object.defineProperty(proto, key, { enumerable: true });
    }
    Object.defineProperty(proto, Symbol.for('nodejs.util.inspect.custom'), {
      configurable: true,
      writable: true,
      value: host.named('[nodejs.util.inspect.custom]', 2, function (depth, options) {
        return host.inspect(this, name, depth, options, show(ws.the(record, this, name)));
      }),
    });
    Object.defineProperty(proto, Symbol.toStringTag, { configurable: true, value: name });
    ws[name] = Class;
  };

  // the is the record of v, which must be of the class of that name.
  ws.the = function (record, v, name) {
    const r = record(v);
    if (r === undefined) throw host.invalidThis(name);
    return r;
  };

  // promised is a method that rejects where others throw.
  ws.promised = function (f) {
    try {
      return f();
    } catch (err) {
      return Promise.reject(err);
    }
  };

  // init is for the constructors that only we may call: with the record.
  ws.internal = internal;
  ws.init = function (args, pub) {
    const [key, r] = args;
    if (key !== internal) throw host.illegalConstructor();
    r.pub = pub;
    return r;
  };

  ws.deferred = function () {
    const d = { settled: false };
    d.promise = new Promise(function (resolve, reject) {
      d.resolve = function (v) { d.settled = true; resolve(v); };
      d.reject = function (e) { d.settled = true; reject(e); };
    });
    return d;
  };

  // ending is what stream.finished waits for: { promise } of the end of a stream, made when
  // asked for. tellEnd settles it.
  ws.ending = function (r) {
    if (r.ending === undefined) {
      r.ending = ws.deferred();
      ws.handled(r.ending.promise);
      ws.tellEnd(r);
    }
    return r.ending;
  };

  ws.tellEnd = function (r) {
    if (r.ending === undefined) return;
    if (r.state === 'closed') r.ending.resolve();
    else if (r.state === 'errored') r.ending.reject(r.error);
  };

  ws.resolved = function (v) {
    const d = ws.deferred();
    d.resolve(v);
    return d;
  };

  ws.rejected = function (e) {
    const d = ws.deferred();
    d.reject(e);
    ws.handled(d.promise);
    return d;
  };

  function nothing() {}
  ws.nothing = nothing;

  // handled marks a promise: nobody needs to look at its rejection.
  ws.handled = function (p) {
    p.then(undefined, nothing);
    return p;
  };

  // react is then() for a promise of ours; what the reactions throw is our mistake.
  ws.react = function (p, ok, bad) { ws.handled(p.then(ok, bad)); };

  // algorithm makes of a script's method a function that returns a promise: an asynchronous one,
  // as in Node, so that a promise that the method returns counts two promise jobs later.
  ws.algorithm = function (object, name, where) {
    const f = object[name];
    if (!f) return function () { return Promise.resolve(); };
    if (typeof f !== 'function') throw host.invalidArgType(where + '.' + name, 'of type function', f);
    return async function (a, b) {
      return b !== undefined ? f.call(object, a, b) : arguments.length === 0 ? f.call(object) : f.call(object, a);
    };
  };

  // startOf is a script's start method; what it throws the constructor throws.
  ws.startOf = function (object, where) {
    const f = object.start;
    if (f && typeof f !== 'function') throw host.invalidArgType(where + '.start', 'of type function', f);
    return function (controller) { return typeof f === 'function' ? f.call(object, controller) : undefined; };
  };

  // outcome is a promise of what start returned. As in Node it resolves to a promise two promise
  // jobs after that has.
  ws.outcome = function (v) { return new Promise(function (resolve) { resolve(v); }); };

  // object is dictionary for an argument that may not be null.
  ws.object = function (v, name) {
    if (v === null) throw host.invalidArgType(name, 'of type object', v);
    return ws.dictionary(v, name);
  };

  // dictionary checks an argument that the standard calls a dictionary.
  ws.dictionary = function (v, name) {
    if (v === undefined || v === null) return {};
    if (typeof v !== 'object' && typeof v !== 'function') throw host.invalidArgType(name, 'of type object', v);
    return v;
  };

  ws.highWaterMark = function (strategy, missing) {
    const v = strategy.highWaterMark;
    if (v === undefined) return missing;
    const n = +v;
    if (n !== n || n < 0) throw host.invalidArgValue('RangeError', 'strategy.highWaterMark', n);
    return n;
  };

  ws.sizeOf = function (strategy) {
    const f = strategy.size;
    if (f === undefined) return function () { return 1; };
    if (typeof f !== 'function') throw host.invalidArgType('strategy.size', 'of type function', f);
    return function (chunk) { return f.call(undefined, chunk); };
  };

  ws.checkSignal = function (signal, name) {
    if (signal === null || typeof signal !== 'object' || !('aborted' in signal)) {
      throw host.invalidArgType(name, 'an instance of AbortSignal', signal);
    }
    return signal;
  };

  // Queues of values with sizes; a record that has one has queue and total.

  ws.resetQueue = function (c) {
    c.queue = [];
    c.total = 0;
  };

  ws.enqueueSized = function (c, value, size) {
    const n = Number(size);
    if (!(n >= 0) || n === Infinity) throw host.invalidArgValue('RangeError', 'size', n);
    c.queue.push({ value, size: n });
    c.total += n;
  };

  ws.dequeueSized = function (c) {
    const entry = c.queue.shift();
    c.total = Math.max(c.total - entry.size, 0);
    return entry.value;
  };

  // The two strategies. All of a realm share one size function each.

  const countSize = host.named('size', 0, function () { return 1; });
  const byteSize = host.named('size', 1, function (chunk) { return chunk.byteLength; });

  function markOf(init) {
    if (init === null || typeof init !== 'object' || Array.isArray(init)) throw host.invalidArgType('init', 'of type object', init);
    if (init.highWaterMark === undefined) throw host.missingOption('init.highWaterMark');
    return { mark: +init.highWaterMark };
  }
  const showMark = function (r) { return { highWaterMark: r.mark }; };

  let countRecord, byteRecord;
  class CountQueuingStrategy {
    #r;
    constructor(init) { this.#r = markOf(init); }
    static { countRecord = function (v) { return v !== null && typeof v === 'object' && #r in v ? v.#r : undefined; }; }
    get highWaterMark() { return ws.the(countRecord, this, 'CountQueuingStrategy').mark; }
    get size() { ws.the(countRecord, this, 'CountQueuingStrategy'); return countSize; }
  }
  ws.register(CountQueuingStrategy, countRecord, showMark);

  class ByteLengthQueuingStrategy {
    #r;
    constructor(init) { this.#r = markOf(init); }
    static { byteRecord = function (v) { return v !== null && typeof v === 'object' && #r in v ? v.#r : undefined; }; }
    get highWaterMark() { return ws.the(byteRecord, this, 'ByteLengthQueuingStrategy').mark; }
    get size() { ws.the(byteRecord, this, 'ByteLengthQueuingStrategy'); return byteSize; }
  }
  ws.register(ByteLengthQueuingStrategy, byteRecord, showMark);
})
