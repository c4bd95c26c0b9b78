// mock.timers: clocks that the test moves (Node, "Class: MockTimers").
(function (native) {
  'use strict';
  const { require } = native;
  const timers = require('timers'), promises = require('timers/promises');
  const APIS = ['setTimeout', 'setInterval', 'setImmediate', 'Date'];
  const RealDate = Date;

  function negative(ms) { return native.invalidValue('time', 'positive integer', String(ms)); }

  // time checks a moment in milliseconds.
  function time(v, name) {
    native.number(v, name);
    if (v < 0) throw negative(v);
    return v;
  }

  function invalidState(message) {
    const err = new Error('Invalid state: ' + message);
    err.code = 'ERR_INVALID_STATE';
    Object.defineProperty(err, 'name', { value: 'Error', configurable: true, writable: true });
    return err;
  }

  class Timer {
    constructor(clock, fn, at, every, args) { Object.assign(this, { clock, fn, at, every, args, order: clock.order++ }); }
    [Symbol.toPrimitive]() { return this.order; }
    hasRef() { return true; }
    ref() { return this; }
    unref() { return this; }
    refresh() {
      this.at = this.clock.now + this.every;
      return this;
    }
  }

  class MockTimers {
    #queue = [];
    #restore = [];
    #enabled = false;
    now = 0;
    order = 1;

    constructor() { for (const key of ['now', 'order']) Object.defineProperty(this, key, { enumerable: false, writable: true }); }

    tick(ms = 1) {
      this.#check();
      if (ms < 0) throw negative(ms);
      this.now += ms; // as in Node, what is called below sees the end of the time
      for (let t; (t = this.#first()) !== undefined && t.at <= this.now;) {
        if (t.every === undefined) this.#queue.splice(this.#queue.indexOf(t), 1);
        else t.at += t.every;
        t.fn(...t.args);
      }
    }

    enable(options = {}) {
      if (this.#enabled) throw invalidState('MockTimers is already enabled!');
      const { apis = APIS, now = 0 } = options;
      native.array(apis, 'options.apis');
      for (const api of apis) if (!APIS.includes(api)) throw native.invalidValue('options.apis', api, `option ${api} is not supported`);
      this.now = time(now instanceof RealDate ? now.getTime() : now, 'initialTime');
      process.emitWarning('The MockTimers API is an experimental feature and might change at any time', 'ExperimentalWarning');
      this.#enabled = true;
      for (const api of apis) this.#mock(api);
    }

    #replace(object, name, value) {
      const d = Object.getOwnPropertyDescriptor(object, name);
      this.#restore.push(() => Object.defineProperty(object, name, d));
      Object.defineProperty(object, name, { ...(d.get ? { configurable: true, enumerable: d.enumerable, writable: true } : d), value });
    }

    #mock(api) {
      if (api === 'Date') return this.#replace(globalThis, 'Date', this.#date());
      const clear = api.replace('set', 'clear');
      const set = (fn, ms, args, every) => this.#add(fn, ms, args, every);
      const make = {
        setTimeout: (fn, ms, ...args) => set(fn, ms, args),
        setInterval: (fn, ms, ...args) => set(fn, ms, args, true),
        setImmediate: (fn, ...args) => set(fn, -1, args),
      }[api];
      const unset = (t) => {
        const i = this.#queue.findIndex((q) => q === t || q.order === t);
        if (i >= 0) this.#queue.splice(i, 1);
      };
      for (const object of [globalThis, timers]) {
        this.#replace(object, api, make);
        this.#replace(object, clear, unset);
      }
      this.#replace(promises, api, api === 'setInterval' ? this.#iterate(unset) : this.#later(api, unset));
    }

    #add(fn, ms, args, every) {
      const delay = ms === -1 ? -1 : ms >= 1 ? Math.trunc(ms) : 1;
      const t = new Timer(this, fn, this.now + delay, every ? delay : undefined, args);
      this.#queue.push(t);
      return t;
    }

    // later is setTimeout or setImmediate of timers/promises.
    #later(api, unset) {
      return (...args) => {
        const [ms, value, options] = api === 'setImmediate' ? [-1, ...args] : args;
        const signal = options && options.signal;
        return new Promise((resolve, reject) => {
          if (signal && signal.aborted) return reject(native.abortError(signal.reason));
          const t = this.#add(() => resolve(value), ms, []);
          if (signal) signal.addEventListener('abort', () => { unset(t); reject(native.abortError(signal.reason)); }, { once: true });
        });
      };
    }

    // iterate is setInterval of timers/promises.
    #iterate(unset) {
      const add = (f, ms) => this.#add(f, ms, [], true);
      return function setInterval(ms, value, options) {
        const signal = options && options.signal, due = [];
        let t, wake, failed, over = false;
        const tell = () => { if (wake) wake(); };
        return {
          [Symbol.asyncIterator]() { return this; },
          async next() {
            if (t === undefined) {
              t = add(() => { due.push(value); tell(); }, ms);
              if (signal) signal.addEventListener('abort', () => { failed = native.abortError(signal.reason); tell(); }, { once: true });
            }
            while (due.length === 0 && !failed && !over) await new Promise((resolve) => { wake = resolve; });
            if (over) return { value: undefined, done: true };
            if (!failed) return { value: due.shift(), done: false };
            await this.return();
            throw failed;
          },
          async return(v) {
            over = true;
            if (t !== undefined) unset(t);
            return { value: v, done: true };
          },
        };
      };
    }

    #date() {
      const clock = this;
      function Date(...args) {
        if (!new.target) return new RealDate(clock.now).toString();
        return Reflect.construct(RealDate, args.length === 0 ? [clock.now] : args, new.target);
      }
      for (const key of Object.getOwnPropertyNames(RealDate)) {
        if (key !== 'now') Object.defineProperty(Date, key, Object.getOwnPropertyDescriptor(RealDate, key));
      }
      Object.defineProperty(Date, 'now', { configurable: true, writable: true, value: function now() { return clock.now; } });
      Object.defineProperty(Date, 'isMock', { configurable: true, value: true });
      return Date;
    }

    #check() {
      if (!this.#enabled) throw invalidState('You should enable MockTimers first by calling the .enable function');
    }

    #first() {
      return this.#queue.reduce((a, b) => (a === undefined || b.at < a.at || b.at === a.at && b.order < a.order ? b : a), undefined);
    }

    setTime(now) {
      this.#check();
      this.now = time(now, 'time');
    }

    reset() {
      if (!this.#enabled) return;
      for (const f of this.#restore.splice(0).reverse()) f();
      this.#queue = [];
      this.#enabled = false;
      this.now = 0;
    }

    runAll() {
      this.#check();
      const last = this.#queue.reduce((a, b) => Math.max(a, b.at), this.now);
      this.tick(last - this.now);
    }
  }
  Object.defineProperty(MockTimers.prototype, Symbol.for('nodejs.dispose'), { configurable: true, writable: true, value: MockTimers.prototype.reset });
  return MockTimers;
})
