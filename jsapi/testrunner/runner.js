// The module node:test: tests run one behind the other and are reported as TAP on standard
// output (Node, "Test runner"). The process ends with 1 when one has failed.
(function (native) {
  'use strict';
  const { mock, MockTracker } = native.mock;
  const totals = { tests: 0, suites: 0, pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 };
  const NOTHING = function () {};
  let running = null; // the innermost test under way
  let building = null; // the suite whose function is being called

  function print(depth, line) { process.stdout.write('    '.repeat(depth) + line + '\n'); }

  // parse sorts out test([name][, options][, fn]).
  function parse(name, options, fn) {
    if (typeof name === 'function') fn = name;
    else if (name !== null && typeof name === 'object') {
      fn = options;
      options = name;
    } else if (typeof options === 'function') fn = options;
    if (options === null || typeof options !== 'object') options = {};
    if (typeof fn !== 'function') fn = NOTHING;
    if (typeof name !== 'string' || name === '') name = fn.name || '<anonymous>';
    return { name, options, fn };
  }

  // failure is an error that takes part in the report as the reason of one.
  function failure(message, code) {
    const err = new Error(message);
    err.code = code;
    return err;
  }

  // call calls a test's function or a hook, which may take a callback behind its context.
  function call(fn, arg) {
    if (fn.length < 2) return fn.call(arg, arg);
    return new Promise(function (resolve, reject) {
      const result = fn.call(arg, arg, function (err) { if (err) reject(err); else resolve(); });
      if (result && typeof result.then === 'function') {
        reject(failure('passed a callback but also returned a Promise', 'ERR_TEST_FAILURE'));
      }
    });
  }

  class Test {
    constructor(parent, { name, options, fn }, suite) {
      this.parent = parent;
      this.name = name;
      this.fn = fn;
      this.suite = suite;
      this.depth = parent ? parent.depth + 1 : -1;
      this.skipped = options.skip !== undefined && options.skip !== false ? options.skip : undefined;
      this.todo = options.todo !== undefined && options.todo !== false ? options.todo : undefined;
      this.timeout = options.timeout;
      this.planned = options.plan;
      this.subtests = [];
      this.count = 0;
      this.failed = 0;
      this.done = 0;
      this.hooks = { before: [], after: [], beforeEach: [], afterEach: [] };
      this.started = false;
      // The subtests run in a chain; those of a suite wait until it is the suite's turn.
      this.chain = suite && parent ? new Promise((resolve) => { this.open = resolve; }) : Promise.resolve();
      this.abort = new AbortController();
      this.tracker = null;
    }

    add(what, suite) {
      const t = new Test(this, what, suite);
      this.subtests.push(t);
      if (suite) t.build();
      this.chain = this.chain.then(function () { return t.run(); });
      return this.chain;
    }

    // build calls the function of a suite, which adds its tests.
    build() {
      const outer = building;
      building = this;
      try {
        if (this.skipped === undefined) this.built = this.fn.call(this, context(this));
      } catch (err) {
        this.error = err;
      } finally {
        building = outer;
      }
    }

    async run() {
      this.started = true;
      const begun = performance.now();
      const number = ++this.parent.count;
      const outer = running;
      running = this;
      print(this.depth, '# Subtest: ' + this.name);
      try {
        if (this.skipped === undefined) await this.within();
      } catch (err) {
        this.error = err;
      }
      running = outer;
      this.abort.abort();
      if (this.tracker) this.tracker.restoreAll();
      this.report(number, performance.now() - begun);
    }

    async within() {
      const parent = this.parent;
      if (!parent.begun) {
        parent.begun = true;
        for (const hook of parent.hooks.before) await call(hook, context(parent));
      }
      if (this.suite) {
        this.open();
        if (this.error !== undefined) throw this.error;
        await this.built;
      } else {
        for (const hook of this.all('beforeEach')) await call(hook, context(this));
        await this.limited();
      }
      await this.settle();
      if (!this.suite) for (const hook of this.all('afterEach')) await call(hook, context(this));
      for (const hook of this.hooks.after) await call(hook, context(this));
      if (this.late !== undefined) throw this.late;
      if (this.planned !== undefined && this.planned !== this.done + this.count) {
        throw failure('plan expected ' + this.planned + ' assertions but received ' + (this.done + this.count), 'ERR_TEST_FAILURE');
      }
      if (this.failed > 0) throw failure(this.failed + ' subtest' + (this.failed > 1 ? 's' : '') + ' failed', 'ERR_TEST_FAILURE');
    }

    // settle waits for the subtests, those included that are added meanwhile.
    async settle() {
      for (let last; last !== this.chain;) {
        last = this.chain;
        await last;
      }
      if (this.count > 0) print(this.depth + 1, '1..' + this.count);
    }

    // limited calls the function, but not for longer than its time.
    async limited() {
      const limits = [call(this.fn, context(this))];
      let timer;
      if (this.timeout !== undefined && this.timeout !== Infinity) {
        limits.push(new Promise((resolve, reject) => {
          timer = setTimeout(() => {
            this.cancelled = true;
            reject(failure('test timed out after ' + this.timeout + 'ms', 'ERR_TEST_FAILURE'));
          }, this.timeout);
        }));
      }
      // What is thrown elsewhere while the test runs fails it at once.
      limits.push(new Promise((resolve, reject) => { this.interrupt = reject; }));
      try {
        await Promise.race(limits);
      } finally {
        clearTimeout(timer);
        this.interrupt = null;
      }
    }

    // all lists the hooks of that kind around a test, from the outside.
    all(kind) {
      const list = [];
      for (let p = this.parent; p; p = p.parent) list.unshift(...p.hooks[kind]);
      return list;
    }

    report(number, ms) {
      const failed = this.error !== undefined;
      const mark = function (word, v) { return ' # ' + word + (typeof v === 'string' ? ' ' + v : ''); };
      let line = (failed ? 'not ok ' : 'ok ') + number + ' - ' + this.name.replace(/\\/g, '\\\\').replace(/#/g, '\\#');
      if (this.skipped !== undefined) line += mark('SKIP', this.skipped);
      else if (this.todo !== undefined) line += mark('TODO', this.todo);
      print(this.depth, line);
      const more = ['---', 'duration_ms: ' + ms];
      if (this.suite) more.push("type: 'suite'");
      if (failed) more.push('error: ' + native.quote(this.error), 'code: ' + native.quote(this.error && this.error.code || 'ERR_TEST_FAILURE'), ...native.stack(this.error));
      for (const m of more.concat('...')) print(this.depth, '  ' + m);
      if (this.suite) totals.suites++;
      else totals.tests++;
      if (failed && this.todo === undefined) {
        this.parent.failed++;
        process.exitCode = 1;
      }
      if (this.suite) return;
      if (this.skipped !== undefined) totals.skipped++;
      else if (this.todo !== undefined) totals.todo++;
      else if (this.cancelled) totals.cancelled++;
      else if (failed) totals.fail++;
      else totals.pass++;
    }
  }

  // context is what the function of a test gets.
  function context(t) {
    if (t.context) return t.context;
    const hook = (kind) => (fn) => { t.hooks[kind].push(fn); };
    t.context = {
      get name() { return t.name; },
      get fullName() { return (t.parent && t.parent.parent ? context(t.parent).fullName + ' > ' : '') + t.name; },
      get signal() { return t.abort.signal; },
      get mock() { return t.tracker || (t.tracker = new MockTracker()); },
      before: hook('before'), after: hook('after'), beforeEach: hook('beforeEach'), afterEach: hook('afterEach'),
      diagnostic(message) { print(t.depth, '# ' + message); },
      plan(n) { t.planned = n; },
      skip(message) { t.skipped = message === undefined ? true : message; },
      todo(message) { t.todo = message === undefined ? true : message; },
      runOnly: NOTHING,
      test(name, options, fn) { return t.add(parse(name, options, fn), false); },
    };
    let assertions;
    Object.defineProperty(t.context, 'assert', {
      get() { return assertions || (assertions = native.assertions(function () { t.done++; })); },
      configurable: true, enumerable: true,
    });
    return t.context;
  }

  let root = null;
  function begin() {
    if (root) return root;
    root = new Test(null, { name: '<root>', options: {}, fn: NOTHING }, true);
    print(0, 'TAP version 13');
    const begun = performance.now();
    const caught = function (err) {
      if (running && running.interrupt) running.interrupt(err);
      else if (running) running.late = err;
      else {
        process.exitCode = 1;
        print(0, '# Error: ' + native.quote(err));
      }
    };
    process.on('uncaughtException', caught);
    process.on('unhandledRejection', caught);
    let finished = false;
    const finish = function () {
      if (finished) return;
      finished = true;
      if (running) {
        totals.tests++;
        totals.cancelled++;
        process.exitCode = 1;
        print(running.depth, 'not ok ' + running.parent.count + ' - ' + running.name);
        print(running.depth, "  ---\n  error: 'Promise resolution is still pending but the event loop has already resolved'\n  ...");
      }
      print(0, '1..' + root.count);
      for (const name of Object.keys(totals)) print(0, '# ' + name + ' ' + totals[name]);
      print(0, '# duration_ms ' + (performance.now() - begun));
    };
    process.once('beforeExit', async function () {
      for (const hook of root.hooks.after) await call(hook, context(root));
      finish();
    });
    process.once('exit', finish); // by process.exit()
    return root;
  }

  function place() { return building || running || begin(); }

  // variants gives f its skip, todo and only.
  function variants(f) {
    for (const kind of ['skip', 'todo', 'only']) {
      f[kind] = function (name, options, fn) {
        const what = parse(name, options, fn);
        return f(what.name, Object.assign({}, what.options, kind === 'only' ? {} : { [kind]: true }), what.fn);
      };
    }
    return f;
  }

  const test = variants(function test(name, options, fn) { begin(); return (building || root).add(parse(name, options, fn), false); });
  const suite = variants(function suite(name, options, fn) { begin(); return place().add(parse(name, options, fn), true); });
  const hook = (kind) => function (fn) { begin(); place().hooks[kind].push(fn); };
  Object.assign(test, {
    test, it: test, suite, describe: suite, mock,
    before: hook('before'), after: hook('after'), beforeEach: hook('beforeEach'), afterEach: hook('afterEach'),
  });
  return test;
})
