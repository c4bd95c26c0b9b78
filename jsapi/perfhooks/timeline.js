// The timeline of perf_hooks: entries, observers, performance itself. (Node, "Performance
// measurement APIs"; User Timing Level 3; Performance Timeline Level 2.)
(function (host) {
  'use strict';

  const secret = Symbol('internal');
  const inspectCustom = Symbol.for('nodejs.util.inspect.custom');
  const milestones = ['nodeStart', 'v8Start', 'environment', 'loopStart', 'loopExit', 'bootstrapComplete'];

  // expose makes a class's members enumerable but for those named, and tags it.
  function expose(Class, tag, hidden = []) {
    const proto = Class.prototype;
    for (const key of Object.getOwnPropertyNames(proto)) {
      if (key !== 'constructor' && !hidden.includes(key)) Object.defineProperty(proto, key, { enumerable: true });
    }
    if (tag) Object.defineProperty(proto, Symbol.toStringTag, { configurable: true, value: Class.name });
  }

  function inspectable(Class, fields) {
    Object.defineProperty(Class.prototype, inspectCustom, {
      configurable: true, writable: true,
      value(depth, options) {
        if (depth < 0) return this;
        const shown = {};
        for (const key of fields(this)) shown[key] = this[key];
        return this.constructor.name + ' ' + host.inspect(shown, Object.assign({}, options, { depth: options.depth == null ? null : options.depth - 1 }));
      },
    });
  }

  class PerformanceEntry {
    #e;
    constructor(key, entry) {
      if (key !== secret) throw host.illegalConstructor();
      this.#e = entry;
    }
    static of(v) { return #e in v ? v.#e : undefined; }
    get name() { return this.#e.name; }
    get entryType() { return this.#e.entryType; }
    get startTime() { return this.#e.startTime; }
    get duration() { return this.#e.duration; }
    toJSON() {
      const { name, entryType, startTime, duration, detail } = this.#e;
      return detail === undefined ? { name, entryType, startTime, duration } : { name, entryType, startTime, duration, detail };
    }
  }
  const entryOf = PerformanceEntry.of;
  delete PerformanceEntry.of;
  Object.defineProperty(PerformanceEntry, 'length', { value: 0 });
  expose(PerformanceEntry);
  inspectable(PerformanceEntry, (e) => Object.keys(e.toJSON()));

  class PerformanceNodeEntry extends PerformanceEntry {
    get detail() { return entryOf(this).detail; }
  }

  class PerformanceMark extends PerformanceEntry {
    constructor(name, options = undefined) {
      if (arguments.length === 0) throw host.missing('name');
      name = `${name}`;
      if (milestones.includes(name)) throw host.invalidArgValue('name', name);
      if (options !== undefined && options !== null) host.checkObject(options, 'options');
      let startTime = options && options.startTime;
      if (startTime === undefined || startTime === null) startTime = host.now();
      else if (typeof startTime !== 'number') throw host.invalidArgType('startTime', 'of type number', startTime);
      if (startTime < 0) throw host.codeError('ERR_PERFORMANCE_INVALID_TIMESTAMP', startTime + ' is not a valid timestamp');
      const detail = options && options.detail !== undefined && options.detail !== null ? structuredClone(options.detail) : null;
      super(secret, { name, entryType: 'mark', startTime, duration: 0, detail });
    }
    get detail() { return entryOf(this).detail; }
    toJSON() { return super.toJSON(); }
  }
  Object.defineProperty(PerformanceMark, 'length', { value: 1 });
  expose(PerformanceMark, true, ['toJSON']);

  class PerformanceMeasure extends PerformanceEntry {
    get detail() { return entryOf(this).detail; }
    toJSON() { return super.toJSON(); }
  }
  Object.defineProperty(PerformanceMeasure, 'length', { value: 0 });
  expose(PerformanceMeasure, true, ['toJSON']);

  const timings = ['initiatorType', 'workerStart', 'redirectStart', 'redirectEnd', 'fetchStart', 'domainLookupStart', 'domainLookupEnd',
    'connectStart', 'connectEnd', 'secureConnectionStart', 'nextHopProtocol', 'requestStart', 'responseStart', 'responseEnd',
    'encodedBodySize', 'decodedBodySize', 'transferSize'];

  class PerformanceResourceTiming extends PerformanceEntry {
    get startTime() { return entryOf(this).startTime; }
    get duration() { return entryOf(this).duration; }
    toJSON() {
      const o = super.toJSON();
      for (const key of timings) o[key] = this[key];
      return o;
    }
  }
  Object.defineProperty(PerformanceResourceTiming, 'length', { value: 0 });
  for (const key of timings) {
    Object.defineProperty(PerformanceResourceTiming.prototype, key, {
      configurable: true, enumerable: true, get() { return entryOf(this).detail[key]; },
    });
  }
  expose(PerformanceResourceTiming, true, ['startTime', 'duration']);

  // The buffers of what has happened, by type; other types are only for observers.
  const buffers = { mark: [], measure: [], resource: [] };

  function record(entry) {
    const buffer = buffers[entry.entryType];
    if (buffer) buffer.push(entry);
    tell(entry);
    return entry;
  }

  function byTime(a, b) { return a.startTime - b.startTime; }
  function all() { return buffers.mark.concat(buffers.measure, buffers.resource).sort(byTime); }
  function drop(type, name) {
    buffers[type] = name === undefined ? [] : buffers[type].filter((e) => e.name !== `${name}`);
  }

  // Observers

  const types = Object.freeze(['dns', 'function', 'gc', 'http', 'http2', 'mark', 'measure', 'net', 'resource']);
  const observers = new Set();
  let due = new Set(), scheduled = false;

  function tell(entry) {
    for (const o of observers) {
      if (!o.types.has(entry.entryType)) continue;
      o.buffer.push(entry);
      due.add(o);
    }
    if (due.size > 0 && !scheduled) {
      scheduled = true;
      setImmediate(deliver);
    }
  }

  // watch tells the modules that measure for which types somebody waits.
  function watch() { host.watch([...observers].flatMap((o) => [...o.types]).join()); }

  function deliver() {
    scheduled = false;
    const list = due;
    due = new Set();
    for (const o of list) {
      if (o.buffer.length > 0) o.callback.call(o.pub, new PerformanceObserverEntryList(secret, o.buffer.splice(0)), o.pub);
    }
  }

  class PerformanceObserverEntryList {
    #list;
    constructor(key, list) {
      if (key !== secret) throw host.illegalConstructor();
      this.#list = list.sort(byTime);
    }
    getEntries() { return this.#list.slice(); }
    getEntriesByType(type) {
      if (arguments.length === 0) throw host.missing('type');
      return this.#list.filter((e) => e.entryType === `${type}`);
    }
    getEntriesByName(name, type = undefined) {
      if (arguments.length === 0) throw host.missing('name');
      return this.#list.filter((e) => e.name === `${name}` && (type === undefined || type === null || e.entryType === `${type}`));
    }
  }
  Object.defineProperty(PerformanceObserverEntryList, 'length', { value: 0 });
  Object.defineProperty(PerformanceObserverEntryList.prototype.getEntriesByName, 'length', { value: 1 });
  expose(PerformanceObserverEntryList, true);
  Object.defineProperty(PerformanceObserverEntryList.prototype, inspectCustom, {
    configurable: true, writable: true,
    value(depth, options) { return 'PerformanceObserverEntryList ' + host.inspect(this.getEntries(), options); },
  });

  class PerformanceObserver {
    #o;
    constructor(callback) {
      if (typeof callback !== 'function') throw host.invalidArgType('callback', 'of type function', callback);
      this.#o = { pub: this, callback, types: new Set(), buffer: [], mode: undefined };
    }
    observe(options = {}) {
      host.checkObject(options, 'options');
      const { entryTypes, type, buffered } = options, o = this.#o;
      if (entryTypes === undefined && type === undefined) throw host.missing('options.entryTypes', 'options.type');
      if (entryTypes !== undefined && type !== undefined) {
        throw host.invalidArgValue('options.entryTypes', entryTypes, 'options.entryTypes can not set with options.type together');
      }
      const mode = entryTypes === undefined ? 'single' : 'multiple';
      if (o.mode !== undefined && o.mode !== mode) {
        throw new DOMException(`PerformanceObserver can not change to ${mode} observations`, 'InvalidModificationError');
      }
      o.mode = mode;
      if (mode === 'multiple') {
        if (!Array.isArray(entryTypes) || entryTypes.some((t) => typeof t !== 'string')) {
          throw host.invalidArgType('options.entryTypes', 'string[]', entryTypes);
        }
        o.types = new Set(entryTypes.filter((t) => types.includes(t)));
      } else {
        if (!types.includes(type)) return;
        o.types.add(type);
        if (buffered && buffers[type]) {
          o.buffer.push(...buffers[type]);
          due.add(o);
          if (!scheduled) {
            scheduled = true;
            setImmediate(deliver);
          }
        }
      }
      if (o.types.size > 0) observers.add(o);
      else observers.delete(o);
      watch();
    }
    disconnect() {
      const o = this.#o;
      observers.delete(o);
      watch();
      due.delete(o);
      o.buffer = [];
      o.types = new Set();
      o.mode = undefined;
    }
    takeRecords() { return this.#o.buffer.splice(0); }
    static get supportedEntryTypes() { return types; }
    [inspectCustom](depth, options) {
      const { mode, types, buffer } = this.#o;
      const shown = { connected: observers.has(this.#o), pending: due.has(this.#o), entryTypes: mode === undefined ? [] : [...types], buffer };
      return depth < 0 ? this : 'PerformanceObserver ' + host.inspect(shown, options);
    }
  }
  Object.defineProperty(PerformanceObserver.prototype.observe, 'length', { value: 0 });
  expose(PerformanceObserver, true);

  // performance

  // started are the times of the process that nodeTiming tells.
  const started = host.milestones();
  const nodeTiming = Object.create(PerformanceEntry.prototype, Object.getOwnPropertyDescriptors({
    name: 'node', entryType: 'node', startTime: 0,
    get duration() { return host.now(); },
    get nodeStart() { return started.nodeStart; },
    get v8Start() { return started.v8Start; },
    get environment() { return started.environment; },
    get loopStart() { return host.loopStart(); },
    get loopExit() { return -1; },
    get bootstrapComplete() { return started.bootstrapComplete; },
    get idleTime() { return 0; },
    get uvMetricsInfo() { return { loopCount: 0, events: 0, eventsWaiting: 0 }; },
  }));
  for (const key of ['name', 'entryType', 'startTime']) Object.defineProperty(nodeTiming, key, { writable: false });
  Object.defineProperty(nodeTiming, 'toJSON', {
    configurable: true, writable: true,
    value() {
      const o = {};
      for (const key of ['name', 'entryType', 'startTime', 'duration', 'nodeStart', 'v8Start', 'bootstrapComplete', 'environment',
        'loopStart', 'loopExit', 'idleTime']) o[key] = this[key];
      return o;
    },
  });

  function timeOf(mark) {
    if (typeof mark === 'number') {
      if (mark < 0) throw host.codeError('ERR_PERFORMANCE_INVALID_TIMESTAMP', mark + ' is not a valid timestamp');
      return mark;
    }
    if (milestones.includes(mark)) return nodeTiming[mark];
    const found = buffers.mark.filter((e) => e.name === `${mark}`).pop();
    if (found === undefined) throw new DOMException(`The "${mark}" performance mark has not been set`, 'SyntaxError');
    return found.startTime;
  }

  class Performance extends EventTarget {
    constructor(key) {
      if (key !== secret) throw host.illegalConstructor();
      super();
    }
    clearMarks(name = undefined) { check(this); drop('mark', name); }
    clearMeasures(name = undefined) { check(this); drop('measure', name); }
    clearResourceTimings(name = undefined) { check(this); drop('resource', name); }
    getEntries() { check(this); return all(); }
    getEntriesByName(name) {
      check(this);
      if (arguments.length === 0) throw host.missing('name');
      const type = arguments[1];
      return all().filter((e) => e.name === `${name}` && (type === undefined || e.entryType === `${type}`));
    }
    getEntriesByType(type) {
      check(this);
      if (arguments.length === 0) throw host.missing('type');
      return all().filter((e) => e.entryType === `${type}`);
    }
    mark(name, options = {}) {
      check(this);
      if (arguments.length === 0) throw host.missing('name');
      return record(new PerformanceMark(name, options));
    }
    measure(name, startOrOptions = {}, endMark = undefined) {
      check(this);
      if (arguments.length === 0) throw host.missing('name');
      if (typeof name !== 'string') throw host.invalidArgType('name', 'of type string', name);
      const o = startOrOptions !== null && typeof startOrOptions === 'object' ? startOrOptions : { start: startOrOptions, end: endMark };
      return record(measured(name, o, o !== startOrOptions ? undefined : endMark));
    }
    now() { check(this); return host.now(); }
    setResourceTimingBufferSize(size) { check(this); }
    toJSON() {
      check(this);
      return { nodeTiming, timeOrigin: host.timeOrigin(), eventLoopUtilization: this.eventLoopUtilization() };
    }
    get timeOrigin() { check(this); return host.timeOrigin(); }
    get onresourcetimingbufferfull() { return handler; }
    set onresourcetimingbufferfull(f) { handler = f; }
  }
  let handler = null;
  Object.defineProperty(Performance, 'length', { value: 0 });
  for (const [key, n] of [['mark', 1], ['measure', 1]]) Object.defineProperty(Performance.prototype[key], 'length', { value: n });
  expose(Performance, true);

  function check(v) {
    if (v !== performance) throw host.invalidArgType('this', 'an instance of Performance', v);
  }

  // measured is the entry of measure: two of start, end and duration, or what is missing is now.
  function measured(name, o, endMark) {
    let { start, end } = o;
    const { duration, detail } = o;
    if (endMark !== undefined) throw invalidOptions('endMark must not be specified');
    if (start !== undefined && end !== undefined && duration !== undefined) {
      throw invalidOptions('Must not have options.start, options.end, and options.duration specified');
    }
    if (end !== undefined) end = timeOf(end);
    else if (start !== undefined && duration !== undefined) end = timeOf(start) + timeOf(duration);
    else end = host.now();
    if (start !== undefined) start = timeOf(start);
    else if (duration !== undefined) start = end - timeOf(duration);
    else start = 0;
    return new PerformanceMeasure(secret, { name, entryType: 'measure', startTime: start, duration: end - start,
      detail: detail !== undefined && detail !== null ? structuredClone(detail) : null });
  }

  function invalidOptions(text) { return host.codeError('ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS', text); }

  function timerify(fn, options = {}) {
    if (typeof fn !== 'function') throw host.invalidArgType('fn', 'of type function', fn);
    host.checkObject(options, 'options');
    const { histogram } = options;
    if (histogram !== undefined && typeof histogram.record !== 'function') {
      throw host.invalidArgType('options.histogram', 'an instance of RecordableHistogram', histogram);
    }
    function done(start, args) {
      const duration = host.now() - start;
      if (histogram) histogram.record(Math.max(1, Math.ceil(duration * 1e6)));
      const entry = { name: fn.name, entryType: 'function', startTime: start, duration, detail: args };
      record(Object.assign(new PerformanceNodeEntry(secret, entry), args));
    }
    function timerified(...args) {
      const start = host.now();
      const result = new.target ? Reflect.construct(fn, args, fn) : Reflect.apply(fn, this, args);
      if (!new.target && result !== null && typeof result === 'object' && typeof result.finally === 'function') {
        return result.finally(() => done(start, args));
      }
      done(start, args);
      return result;
    }
    Object.defineProperties(timerified, {
      length: { configurable: false, enumerable: true, value: fn.length },
      name: { configurable: false, enumerable: true, value: 'timerified ' + fn.name },
    });
    return timerified;
  }

  // eventLoopUtilization counts all time since the loop began as active: the loop does not
  // measure how long it sleeps.
  function eventLoopUtilization(a = undefined, b = undefined) {
    const loopStart = host.loopStart();
    if (loopStart <= 0) return { idle: 0, active: 0, utilization: 0 };
    if (b !== undefined) {
      const idle = a.idle - b.idle, active = a.active - b.active;
      return { idle, active, utilization: active / (idle + active) };
    }
    const active = host.now() - loopStart - (a === undefined ? 0 : a.active);
    return { idle: 0, active, utilization: 1 };
  }

  const performance = new Performance(secret);
  for (const [key, value] of [
    ['eventLoopUtilization', eventLoopUtilization], ['nodeTiming', nodeTiming], ['timerify', timerify],
    ['markResourceTiming', function markResourceTiming(info, url, initiator, global, cacheMode) {}],
  ]) {
    Object.defineProperty(Performance.prototype, key, { configurable: true, writable: true, value });
  }
  Object.defineProperty(eventLoopUtilization, 'length', { value: 2 });
  Object.defineProperty(timerify, 'length', { value: 1 });
  Object.defineProperty(Performance.prototype, inspectCustom, {
    configurable: true, writable: true,
    value: function inspect(depth, options) {
      if (depth < 0) return this;
      return 'Performance ' + host.inspect({ nodeTiming: this.nodeTiming, timeOrigin: this.timeOrigin }, options);
    },
  });

  return {
    exports: { Performance, PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceObserver, PerformanceObserverEntryList,
      PerformanceResourceTiming },
    performance,
    // add tells observers of an entry that another module has measured.
    add(entryType, name, startTime, duration, detail) {
      record(new PerformanceNodeEntry(secret, { name, entryType, startTime, duration, detail }));
    },
  };
})
