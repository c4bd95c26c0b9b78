// The module domain. Which domains are entered is a store of AsyncLocalStorage, a list with
// the innermost last, so that what a callback runs in is what was entered when it was asked for.
(function (native, EventEmitter, AsyncLocalStorage) {
  'use strict';
  const entered = new AsyncLocalStorage();
  const NONE = [];
  const plainEmit = EventEmitter.prototype.emit;

  function stack() { return entered.getStore() || NONE; }

  function active() {
    const s = entered.getStore();
    return s === undefined ? null : s[s.length - 1];
  }

  // hide defines a property that listings leave out.
  function hide(o, name, value) {
    Object.defineProperty(o, name, { value, configurable: true, writable: true, enumerable: false });
  }

  function isObject(v) { return typeof v === 'object' && v !== null || typeof v === 'function'; }

  // without is s less the entries of d at its end.
  function without(s, d) {
    let n = s.length;
    while (n > 0 && s[n - 1] === d) n--;
    return s.slice(0, n);
  }

  class Domain extends EventEmitter {
    constructor() {
      super();
      this.members = [];
    }

    enter() { entered.enterWith(stack().concat([this])); }

    // exit leaves this domain and those that were entered within it.
    exit() {
      const s = stack();
      const i = s.lastIndexOf(this);
      if (i >= 0) entered.enterWith(s.slice(0, i));
    }

    add(emitter) {
      if (emitter.domain === this) return;
      if (emitter.domain) emitter.domain.remove(emitter);
      if (this.domain && emitter instanceof Domain) {
        for (let d = this.domain; d; d = d.domain) if (d === emitter) return;
      }
      hide(emitter, 'domain', this);
      this.members.push(emitter);
    }

    remove(emitter) {
      emitter.domain = null;
      const i = this.members.indexOf(emitter);
      if (i >= 0) this.members.splice(i, 1);
    }

    run(fn, ...args) {
      this.enter();
      const result = fn.apply(this, args);
      this.exit();
      return result;
    }

    bind(callback) {
      const self = this;
      function runBound() {
        self.enter();
        const result = callback.apply(this, arguments);
        self.exit();
        return result;
      }
      hide(runBound, 'domain', this);
      return runBound;
    }

    intercept(callback) {
      const self = this;
      return function runIntercepted(err, ...args) {
        if (err && err instanceof Error) {
          err.domainBound = callback;
          err.domainThrown = false;
          hide(err, 'domain', self);
          self.emit('error', err);
          return undefined;
        }
        self.enter();
        const result = callback.apply(this, args);
        self.exit();
        return result;
      };
    }
  }

  // caught gives an error that nobody caught to the innermost domain. What its listener
  // throws is for the domain outside of it, or goes on.
  function caught(err) {
    const s = stack();
    const d = s[s.length - 1];
    if (isObject(err)) {
      hide(err, 'domain', d);
      err.domainThrown = true;
    }
    const outer = without(s, d);
    entered.enterWith(outer);
    if (outer.length === 0) {
      if (d.listenerCount('error') > 0) d.emit('error', err);
      return;
    }
    try {
      d.emit('error', err);
    } catch (thrown) {
      caught(thrown);
    }
  }

  // catching reports whether a domain that is entered has a listener for errors.
  function catching() { return stack().some(function (d) { return d.listenerCount('error') > 0; }); }

  native.onUncaught(function (err) {
    if (!catching()) {
      entered.enterWith(undefined);
      return false;
    }
    try {
      caught(err);
    } finally {
      entered.enterWith(NONE);
    }
    return true;
  });

  // The domain of a rejected promise gets the reason as it is, outside of itself.
  native.onRejection(function (reason) {
    const d = active();
    if (!d) return undefined;
    entered.enterWith(NONE);
    return d.emit('error', reason);
  });

  native.onBorn(function (emitter) {
    const own = Object.prototype.hasOwnProperty.call(emitter, 'domain');
    if (own) return;
    const d = active();
    hide(emitter, 'domain', d && !(emitter instanceof Domain) ? d : null);
  });

  // An emitter of a domain emits within it; an 'error' that nobody listens to is the domain's.
  EventEmitter.usingDomains = true;
  EventEmitter.prototype.emit = function emit(...args) {
    const d = this.domain;
    const type = args[0];
    if (d == null || this === process || type === 'error' && this.listenerCount(type) > 0) {
      return plainEmit.apply(this, args);
    }
    if (type !== 'error') {
      d.enter();
      const result = plainEmit.apply(this, args);
      d.exit();
      return result;
    }
    const err = args.length > 1 && args[1] ? args[1] : native.unhandled(args[1]);
    if (isObject(err)) {
      err.domainEmitter = this;
      hide(err, 'domain', d);
      err.domainThrown = false;
    }
    const before = entered.getStore();
    const outer = without(stack(), active()); // its handler does not run in itself
    entered.enterWith(outer.length ? outer : undefined);
    d.emit('error', err);
    entered.enterWith(before);
    return false;
  };

  Object.defineProperty(process, 'domain', {
    enumerable: true, configurable: true,
    get: active,
    set(d) { entered.enterWith(d ? without(stack(), active()).concat([d]) : NONE); },
  });
  process.hasUncaughtExceptionCaptureCallback = catching;
  process.setUncaughtExceptionCaptureCallback = function setUncaughtExceptionCaptureCallback() { throw native.inUse(); };

  function create() { return new Domain(); }
  return {
    get _stack() { return stack(); },
    Domain,
    createDomain: create,
    create,
    get active() { return active(); },
  };
})
