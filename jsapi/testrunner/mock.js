// mock of node:test: functions and methods that remember how they were called.
(function () {
  'use strict';

  class MockFunctionContext {
    #calls = [];
    #implementation;
    #once = new Map();
    #restore;

    constructor(implementation, restore, times) {
      this.original = implementation;
      this.#implementation = implementation;
      this.#restore = restore;
      this.times = times;
    }
    get calls() { return this.#calls.slice(); }
    callCount() { return this.#calls.length; }
    resetCalls() { this.#calls = []; }
    restore() {
      this.#implementation = this.original;
      if (this.#restore) this.#restore();
    }
    mockImplementation(f) { this.#implementation = f; }
    mockImplementationOnce(f, onCall) { this.#once.set(onCall === undefined ? this.#calls.length : onCall, f); }
    use(f) {
      this.#implementation = f;
      return this;
    }
    next() {
      const n = this.#calls.length;
      const once = this.#once.get(n);
      if (once) {
        this.#once.delete(n);
        return once;
      }
      return n < this.times ? this.#implementation : this.original;
    }
    note(call) { this.#calls.push(call); }
  }

  // wrap is a function that does what context says and notes its calls.
  function wrap(context, like) {
    const f = function (...args) {
      const call = { arguments: args, error: undefined, result: undefined, stack: new Error(), target: new.target, this: this };
      const implementation = context.next();
      try {
        call.result = new.target ? Reflect.construct(implementation, args, new.target) : implementation.apply(this, args);
        if (new.target) call.this = call.result;
        return call.result;
      } catch (err) {
        call.error = err;
        throw err;
      } finally {
        context.note(call);
      }
    };
    Object.defineProperty(f, 'name', { value: like.name, configurable: true });
    Object.defineProperty(f, 'length', { value: like.length, configurable: true });
    if (like.prototype) f.prototype = like.prototype;
    Object.defineProperty(f, 'mock', { value: context, configurable: true, writable: true });
    return f;
  }

  class MockTracker {
    #contexts = [];

    fn(original, implementation, options) {
      if (original !== null && typeof original === 'object') {
        options = original;
        original = undefined;
      } else if (implementation !== null && typeof implementation === 'object') {
        options = implementation;
        implementation = undefined;
      }
      original = original || function () {};
      const context = new MockFunctionContext(original, null, options && options.times || Infinity).use(implementation || original);
      this.#contexts.push(context);
      return wrap(context, original);
    }

    method(object, name, implementation, options) {
      if (implementation !== null && typeof implementation === 'object') {
        options = implementation;
        implementation = undefined;
      }
      options = options || {};
      let owner = object;
      let d;
      while (owner && !(d = Object.getOwnPropertyDescriptor(owner, name))) owner = Object.getPrototypeOf(owner);
      const kind = options.getter ? 'get' : options.setter ? 'set' : 'value';
      const original = d && d[kind];
      if (typeof original !== 'function') {
        const err = new TypeError("The argument 'methodName' must be a method. Received " + typeof original);
        err.code = 'ERR_INVALID_ARG_VALUE';
        throw err;
      }
      const own = owner === object;
      const restore = function () {
        if (own) Object.defineProperty(object, name, d);
        else delete object[name];
      };
      const context = new MockFunctionContext(original, restore, options.times || Infinity).use(implementation || original);
      this.#contexts.push(context);
      const f = wrap(context, original);
      Object.defineProperty(object, name, Object.assign({}, d, { [kind]: f, configurable: true }));
      return f;
    }

    getter(object, name, implementation, options) { return this.method(object, name, implementation || {}, Object.assign({}, options, { getter: true })); }
    setter(object, name, implementation, options) { return this.method(object, name, implementation || {}, Object.assign({}, options, { setter: true })); }
    restoreAll() { for (const c of this.#contexts) c.restore(); }
    reset() {
      this.restoreAll();
      this.#contexts = [];
    }
  }

  return { mock: new MockTracker(), MockTracker };
})
