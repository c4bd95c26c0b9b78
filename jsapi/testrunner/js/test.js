// One test or suite: its options, hooks, subtests and outcome (Node, "Test runner").
(function (native, streams, mocks, command) {
  'use strict';
  const { require } = native;
  const { Failure } = streams, { MockTracker } = mocks;
  const { AsyncLocalStorage } = require('async_hooks');
  const current = new AsyncLocalStorage(); // the test whose code runs
  const NOTHING = function () {};
  const EARLY = 'test did not finish before its parent and was cancelled';
  const ONLY = "'only' and 'runOnly' require the --test-only command-line option.";

  // parse sorts out test([name][, options][, fn]).
  function parse(name, options, fn) {
    if (typeof name === 'function') fn = name;
    else if (name !== null && typeof name === 'object') {
      fn = options;
      options = name;
    } else if (typeof options === 'function') fn = options;
    if (options === null || typeof options !== 'object') options = {};
    const empty = typeof fn !== 'function';
    if (empty) fn = NOTHING;
    if (typeof name !== 'string' || name === '') name = empty ? '<anonymous>' : fn.name || '<anonymous>';
    return { ...options, name, fn };
  }

  // call calls the function of a test or a hook, which may take a callback behind its context.
  // It is synchronous where the function is.
  function call(fn, arg) {
    if (fn.length < 2) return fn.call(arg, arg);
    return new Promise(function (resolve, reject) {
      const result = fn.call(arg, arg, function (err) { if (err) reject(err); else resolve(); });
      if (result && typeof result.then === 'function') {
        reject(new Failure('passed a callback but also returned a Promise', 'callbackAndPromisePresent'));
      }
    });
  }

  function failure(err, kind) { return err instanceof Failure ? err : new Failure(err, kind); }

  class Test {
    #abort = new AbortController();
    #stop = {}; // the promise that ends the test early, with its reject
    #children = []; // what waits for its turn: [test, resolve]
    #active = 0;

    constructor(parent, options) {
      const { concurrency, timeout, signal } = options;
      native.validate(options);
      this.parent = parent;
      this.name = options.name;
      this.fn = options.fn;
      this.nesting = parent === null ? -1 : parent.nesting + 1;
      this.number = parent === null ? 0 : parent.subtests.push(this);
      this.location = options.location || {};
      this.timeout = timeout === undefined || timeout === null ? (parent ? parent.timeout : Infinity) : timeout;
      this.concurrency = concurrency === true ? Infinity : concurrency === false ? 1 : concurrency === undefined || concurrency === null ? (parent ? parent.concurrency : 1) : concurrency;
      this.subtests = [];
      this.diagnostics = [];
      this.hooks = { before: [], after: [], beforeEach: [], afterEach: [] };
      this.onlySubtests = false;
      this.planned = options.plan;
      this.asserted = 0;
      this.elsewhere = parent !== null && parent.elsewhere;
      this.skipped = options.skip !== undefined && options.skip !== false ? options.skip : undefined;
      this.isTodo = options.todo !== undefined && options.todo !== false ? options.todo : undefined;
      if (parent !== null) this.select(options.only);
      if (this.skipped !== undefined) this.fn = NOTHING;
      if (signal) {
        if (signal.aborted) this.cancel(signal.reason, 'testAborted');
        else signal.addEventListener('abort', () => this.cancel(signal.reason, 'testAborted'), { once: true });
      }
    }

    // select skips what the command line leaves out.
    select(only) {
      if (command.patterns.length > 0 && !this.matches()) this.skipped = 'test name does not match pattern';
      if (command.only && this.parent.onlySubtests && !only) this.skipped = "'only' option not set";
      if (only && !command.only) this.diagnostics.push(ONLY);
    }

    matches() {
      const names = [];
      for (let t = this; t.parent !== null; t = t.parent) names.unshift(t.name);
      return command.patterns.some((re) => names.some((name) => re.test(name)) || re.test(names.join(' ')));
    }

    get type() { return undefined; }
    get signal() { return this.#abort.signal; }
    get context() { return this.shown || (this.shown = new TestContext(this)); }
    get root() { return this.parent === null ? this : this.parent.root; }

    // add makes a subtest and starts it when it is its turn.
    add(Class, options) {
      const refused = this.outcome !== undefined && this.parent !== null;
      const t = new Class(this, options);
      if (refused) t.fail('test could not be started because its parent finished', 'parentAlreadyFinished');
      return t.built ? t.built.then(() => this.start(t)) : this.start(t);
    }

    // start runs t at once when there is room among its siblings.
    start(t) {
      this.root.reporter.tell('test:enqueue', { nesting: t.nesting, name: t.name, ...t.location });
      if (this.held || this.#active >= this.concurrency) return this.later(t);
      return this.run1(t);
    }

    later(t) { return new Promise((resolve) => { this.#children.push([t, resolve]); }); }

    async run1(t) {
      this.#active++;
      this.root.reporter.tell('test:dequeue', { nesting: t.nesting, name: t.name, ...t.location });
      try {
        await t.run();
      } finally {
        this.#active--;
        this.next();
      }
    }

    // next starts what has waited longest.
    next() {
      while (!this.held && this.#children.length > 0 && this.#active < this.concurrency) {
        const [t, resolve] = this.#children.shift();
        resolve(this.run1(t));
      }
    }

    // release lets those start that wait, each by start.
    release(start) {
      this.held = false;
      for (const [t, resolve] of this.#children.splice(0)) resolve(start(t));
    }

    // hook runs those of a kind, which belong to owner, with the context of arg.
    async hook(kind, owner, arg) {
      for (const fn of owner.hooks[kind]) {
        try {
          await current.run(this, call, fn, arg.context);
        } catch (err) {
          throw failure(err, 'hookFailed');
        }
      }
    }

    // around lists the tests above whose hooks run around this one, from the outside.
    around() {
      const list = [];
      for (let p = this.parent; p !== null; p = p.parent) list.unshift(p);
      return list;
    }

    async run() {
      this.started = process.hrtime.bigint();
      if (this.outcome !== undefined) return this.finish();
      try {
        await this.attempt();
        this.pass();
      } catch (err) {
        this.fail(err, 'testCodeFailure');
      }
      this.finish();
    }

    async attempt() {
      const each = this.skipped === undefined ? this.around() : [];
      try {
        for (const p of each) if (p.hooks.beforeEach.length > 0) await this.hook('beforeEach', p, this);
        await this.limited(() => call(this.fn, this.context));
        if (this.planned !== undefined && this.planned !== this.asserted) {
          throw new Failure(`plan expected ${this.planned} assertions but received ${this.asserted}`, 'testCodeFailure');
        }
      } finally {
        for (const p of each.reverse()) if (p.hooks.afterEach.length > 0) await this.hook('afterEach', p, this);
        if (this.hooks.after.length > 0) await this.hook('after', this, this);
      }
    }

    // limited calls f, but waits no longer than the test's time, nor than its cancellation.
    async limited(f) {
      let timer;
      const stopped = new Promise((resolve, reject) => { this.#stop.reject = reject; });
      stopped.catch(NOTHING);
      if (this.timeout !== Infinity) {
        timer = setTimeout(() => this.cancel(`test timed out after ${this.timeout}ms`, 'testTimeoutFailure'), this.timeout);
        timer.unref();
      }
      try {
        await Promise.race([current.run(this, f), stopped]);
      } finally {
        clearTimeout(timer);
      }
    }

    pass() { if (this.outcome === undefined) this.outcome = { passed: true }; }

    fail(err, kind) { if (this.outcome === undefined) this.outcome = { passed: false, error: failure(err, kind) }; }

    // cancel ends the test before its function has.
    cancel(why, kind) {
      if (this.outcome !== undefined) return;
      this.fail(why, kind);
      this.outcome.cancelled = true;
      this.#abort.abort(kind === 'testAborted' ? why : undefined);
      if (this.#stop.reject) this.#stop.reject(this.outcome.error);
    }

    // interrupt is an error that nobody caught while the test ran.
    interrupt(err, kind) {
      this.fail(err, kind);
      this.#abort.abort();
      if (this.#stop.reject) this.#stop.reject(this.outcome.error);
    }

    // finish ends what has been left running below, and has the test reported.
    finish(why = EARLY) {
      if (this.over) return;
      this.over = true;
      this.#children = [];
      let failed = 0;
      for (const t of this.subtests) {
        if (!t.over) {
          t.cancel(why, 'cancelledByParent');
          t.finish(why);
        }
        if (!t.outcome.passed && t.isTodo === undefined) failed++;
      }
      if (failed > 0 && (this.outcome === undefined || this.outcome.passed)) {
        this.outcome = { passed: false, error: new Failure(`${failed} subtest${failed > 1 ? 's' : ''} failed`, 'subtestsFailed') };
      }
      this.pass();
      this.duration = this.started === undefined ? 0 : native.since(this.started);
      this.#abort.abort();
      if (this.tracker) this.tracker.reset();
      if (this.parent !== null) this.root.reporter.completed(this);
      if (this.parent !== null && this.parent.parent === null) this.root.reportReady();
    }

    // report tells of the test and all below it.
    report() {
      const { reporter, totals } = this.root, { nesting, name, location } = this;
      reporter.tell('test:start', { nesting, name, ...location });
      for (const t of this.subtests) t.report();
      if (this.subtests.length > 0) reporter.tell('test:plan', { nesting: nesting + 1, count: this.subtests.length, ...location });
      const details = { duration_ms: this.duration };
      if (this.type !== undefined) details.type = this.type;
      if (!this.outcome.passed) details.error = this.outcome.error;
      reporter.ended(this, details);
      totals.count(this);
    }
  }

  // Suite is a test whose function adds tests and has been called when it is made.
  class Suite extends Test {
    constructor(parent, options) {
      super(parent, options);
      this.held = true;
      this.onlySubtests = command.only;
      if (this.skipped !== undefined && this.skipped !== "'only' option not set") return this;
      try {
        const result = current.run(this, call, this.fn, this.context);
        if (result && typeof result.then === 'function') this.built = result.then(NOTHING, (err) => this.fail(err, 'testCodeFailure'));
      } catch (err) {
        this.fail(err, 'testCodeFailure');
      }
    }

    select(only) {
      if (command.only && this.parent.onlySubtests && !only) this.skipped = "'only' option not set";
      if (only && !command.only) this.diagnostics.push(ONLY);
    }

    get type() { return 'suite'; }
    get context() { return this.shown || (this.shown = new SuiteContext(this)); }

    async attempt() {
      try {
        if (this.hooks.before.length > 0 && this.skipped === undefined) await this.hook('before', this, this);
        await this.limited(() => this.settled());
      } finally {
        if (this.skipped === undefined) await this.hook('after', this, this);
      }
    }

    // start of a test of a suite is when the suite runs.
    start(t) { return this.held ? this.later(t) : super.start(t); }

    // settled waits for the tests of the suite, those included that are added meanwhile.
    async settled() {
      this.release((t) => this.start(t));
      while (this.subtests.some((t) => !t.over)) await new Promise((resolve) => { this.wake = resolve; });
    }

    async run1(t) {
      await super.run1(t);
      if (this.wake) this.wake();
    }
  }

  // hookOf adds a hook to t. A before of a test that runs already runs now.
  function hookOf(t, kind, fn) {
    if (typeof fn !== 'function') return;
    if (kind === 'before' && (t.parent === null || t.started !== undefined)) {
      const result = current.run(t, call, fn, t.context);
      if (result && typeof result.then === 'function') result.then(NOTHING, (err) => t.interrupt(failure(err, 'hookFailed')));
    } else {
      t.hooks[kind].push(fn);
    }
  }

  // TestContext is what the function of a test gets.
  class TestContext {
    #t;
    constructor(t) { this.#t = t; }
    get signal() { return this.#t.signal; }
    get name() { return this.#t.name; }
    get fullName() { return fullName(this.#t); }
    get error() { return this.#t.outcome && this.#t.outcome.error || null; }
    get passed() { return Boolean(this.#t.outcome && this.#t.outcome.passed); }
    diagnostic(message) { this.#t.diagnostics.push(message); }
    plan(count) {
      if (this.#t.planned !== undefined) throw new Failure('cannot set plan more than once', 'testCodeFailure');
      this.#t.planned = native.count(count);
    }
    get assert() {
      const t = this.#t;
      return t.assertions || (t.assertions = native.assertions(function () { t.asserted++; }));
    }
    get mock() { return this.#t.tracker || (this.#t.tracker = new MockTracker()); }
    runOnly(value) {
      this.#t.onlySubtests = Boolean(value);
      if (!command.only) this.#t.diagnostics.push(ONLY);
    }
    skip(message) { this.#t.skipped = message === undefined ? true : message; }
    todo(message) { this.#t.isTodo = message === undefined ? true : message; }
    test(name, options, fn) {
      const t = this.#t;
      if (t.planned !== undefined) t.asserted++;
      return t.add(Test, { ...parse(name, options, fn), location: native.location() });
    }
    before(fn) { hookOf(this.#t, 'before', fn); }
    after(fn) { hookOf(this.#t, 'after', fn); }
    beforeEach(fn) { hookOf(this.#t, 'beforeEach', fn); }
    afterEach(fn) { hookOf(this.#t, 'afterEach', fn); }
  }

  class SuiteContext {
    #t;
    constructor(t) { this.#t = t; }
    get signal() { return this.#t.signal; }
    get name() { return this.#t.name; }
    get fullName() { return fullName(this.#t); }
  }

  function fullName(t) { return (t.parent && t.parent.parent ? fullName(t.parent) + ' > ' : '') + t.name; }

  return { Test, Suite, parse, hookOf, current };
})
