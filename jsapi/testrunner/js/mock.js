// mock of node:test: functions and methods that remember how they were called.
(function (native, mockTimers) {
  'use strict';

  // next is what the call to come does, and note keeps it.
  let next, note;

  class MockFunctionContext {
    #calls = [];
    #implementation;
    #once = new Map();
    #restore;
    #original;
    #times;

    constructor(original, implementation, restore, times) {
      this.#original = original;
      this.#implementation = implementation;
      this.#restore = restore;
      this.#times = times;
    }
    get calls() { return this.#calls.slice(); }
    callCount() { return this.#calls.length; }
    mockImplementation(implementation) { this.#implementation = native.function(implementation, 'implementation'); }
    mockImplementationOnce(implementation, onCall) {
      native.function(implementation, 'implementation');
      const calls = this.#calls.length;
      this.#once.set(native.integer(onCall === undefined || onCall === null ? calls : onCall, 'onCall', calls), implementation);
    }
    restore() {
      this.#implementation = this.#original;
      if (this.#restore) this.#restore();
    }
    resetCalls() { this.#calls = []; }

    static {
      next = function (c) {
        const n = c.#calls.length, once = c.#once.get(n);
        if (once) {
          c.#once.delete(n);
          return once;
        }
        return n < c.#times ? c.#implementation : c.#original;
      };
      note = function (c, call) { c.#calls.push(call); };
    }
  }

  // wrap is a function that does what context says and notes its calls.
  function wrap(context, like) {
    const f = function (...args) {
      const call = { __proto__: null, arguments: args, error: undefined, result: undefined, stack: new Error(), target: new.target && like, this: this };
      const implementation = next(context);
      try {
        call.result = new.target ? Reflect.construct(implementation, args, new.target) : implementation.apply(this, args);
        if (new.target) call.this = call.result;
        return call.result;
      } catch (err) {
        call.error = err;
        throw err;
      } finally {
        note(context, call);
      }
    };
    Object.defineProperty(f, 'name', { value: like.name, configurable: true });
    Object.defineProperty(f, 'length', { value: like.length, configurable: true });
    if (like.prototype) f.prototype = like.prototype;
    Object.defineProperty(f, 'mock', { value: context, configurable: true, writable: true });
    return f;
  }

  // times is options.times, how often the implementation stands in.
  function times({ times }) { return times === undefined ? Infinity : native.integer(times, 'options.times', 1); }

  const isObject = (v) => v !== null && typeof v === 'object';

  class MockTracker {
    #contexts = [];
    #timers;

    get timers() {
      if (this.#timers === undefined) this.#timers = new (mockTimers())();
      return this.#timers;
    }

    fn(original = function () {}, implementation = original, options = {}) {
      if (isObject(original)) {
        options = original;
        original = implementation = function () {};
      } else if (isObject(implementation)) {
        options = implementation;
        implementation = original;
      }
      native.function(original, 'original');
      native.function(implementation, 'implementation');
      native.object(options, 'options');
      const context = new MockFunctionContext(original, implementation, null, times(options));
      this.#contexts.push(context);
      return wrap(context, original);
    }

    method(object, name, implementation, options = {}) {
      if (typeof name !== 'string' && typeof name !== 'symbol') throw native.invalidType('methodName', 'one of type string or symbol', name);
      if (isObject(implementation)) {
        options = implementation;
        implementation = undefined;
      }
      if (implementation !== undefined) native.function(implementation, 'implementation');
      native.object(options, 'options');
      const { getter = false, setter = false } = options;
      if (setter && getter) throw native.invalidValue('options.setter', setter, "cannot be used with 'options.getter'");
      let owner = object, d;
      while (owner && !(d = Object.getOwnPropertyDescriptor(owner, name))) owner = Object.getPrototypeOf(owner);
      const kind = getter ? 'get' : setter ? 'set' : 'value', original = d && d[kind];
      if (typeof original !== 'function') throw native.invalidValue('methodName', original, 'must be a method');
      const restore = () => {
        if (owner === object) Object.defineProperty(object, name, d);
        else delete object[name];
      };
      const context = new MockFunctionContext(original, implementation || original, restore, times(options));
      this.#contexts.push(context);
      const f = wrap(context, original);
      Object.defineProperty(object, name, { ...d, [kind]: f, configurable: true });
      return f;
    }

    // accessor is getter and setter, which are method with an option.
    #accessor(kind, object, name, implementation, options = {}) {
      if (isObject(implementation)) {
        options = implementation;
        implementation = undefined;
      }
      if (options[kind] === false) throw native.invalidValue(`options.${kind}`, false, 'cannot be false');
      return this.method(object, name, implementation, { ...options, [kind]: true });
    }

    getter(object, name, implementation, options) { return this.#accessor('getter', object, name, implementation, options); }
    setter(object, name, implementation, options) { return this.#accessor('setter', object, name, implementation, options); }

    reset() {
      this.restoreAll();
      if (this.#timers !== undefined) this.#timers.reset();
      this.#contexts = [];
    }
    restoreAll() { for (const c of this.#contexts) c.restore(); }
  }

  return { mock: new MockTracker(), MockTracker };
})
