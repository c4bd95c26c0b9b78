// The module node:test: the root of all tests, when it begins and when it ends.
(function (native, streams, tests, mock, reporters, runs, command) {
  'use strict';
  const { require } = native;
  const { TestsStream, Totals } = streams, { Test, Suite, parse, hookOf, current } = tests;
  const { attach } = reporters, { run, toParent } = runs;

  // Root is what all tests of a process are in. Its first test begins when the script has run.
  class Root extends Test {
    constructor() {
      super(null, { name: '<root>', fn: null });
      this.reporter = new TestsStream();
      this.totals = new Totals(() => { process.exitCode = 1; });
      this.reported = 0;
      this.held = true;
      this.onlySubtests = command.only;
      this.started = process.hrtime.bigint();
      process.nextTick(() => Promise.resolve().then(() => {
        this.held = false;
        this.next();
      }));
      for (const kind of ['uncaughtException', 'unhandledRejection']) process.on(kind, (err) => this.caught(err, kind));
      const ends = () => this.end();
      process.on('beforeExit', ends);
      process.on('exit', (code) => { if (code === 0 && this.subtests.some((t) => !t.over)) process.exitCode = 1; });
    }

    // reportReady reports the tests that are over, in their order.
    reportReady() {
      for (let t; (t = this.subtests[this.reported]) !== undefined && t.over; this.reported++) t.report();
    }

    // caught is an error that nobody has: of the test that runs, if it still does.
    caught(err, kind) {
      if (this.held) throw err;
      const t = current.getStore() || this.subtests.find((t) => t.started !== undefined && !t.over);
      if (t !== undefined && !t.over) {
        t.interrupt(err, kind);
        return;
      }
      process.exitCode = 1;
      const at = t === undefined ? '' : ` at ${require('path').relative(process.cwd(), t.location.file)}:${t.location.line}:${t.location.column}`;
      this.diagnostics.push(t === undefined ?
        `Error: A resource generated asynchronous activity after the test ended. This activity created the error "${err}" which triggered an ${kind} event, caught by the test runner.` :
        `Error: Test "${t.name}"${at} generated asynchronous activity after the test ended. This activity created the error "${err}" and would have caused the test to fail, but instead triggered an ${kind} event.`);
    }

    // end is for when nothing is left to wait for: what has not ended will not.
    async end() {
      if (this.ending) return;
      this.ending = true;
      const hooks = this.hook('after', this, this).catch((err) => {
        process.exitCode = 1;
        this.diagnostics.push(String(err));
      });
      if (this.hooks.after.length > 0) await hooks;
      this.finish('Promise resolution is still pending but the event loop has already resolved');
      this.reportReady();
      this.reporter.tell('test:plan', { nesting: 0, count: this.subtests.length });
      for (const message of this.diagnostics) this.reporter.diagnostic(0, {}, message);
      for (const name of Object.keys(this.totals)) this.reporter.diagnostic(0, {}, `${name} ${this.totals[name]}`);
      this.reporter.diagnostic(0, {}, `duration_ms ${this.duration}`);
      this.reporter.over();
    }
  }

  let root = null;
  function begin() {
    if (root === null) {
      root = new Root();
      if (command.child) toParent(root.reporter);
      else attach(root.reporter, command);
    }
    return root;
  }

  // place is what a test or a hook that is declared now belongs to.
  function place() {
    const t = current.getStore();
    return t !== undefined && !t.over ? t : begin();
  }

  // declaring makes test or suite, with its skip, todo and only.
  function declaring(Class, name) {
    const declare = function (extra, args) {
      const options = { ...parse(...args), ...extra, location: native.location() };
      begin();
      return Promise.resolve(place().add(Class, options)).then(() => undefined);
    };
    const f = { [name](...args) { return declare({}, args); } }[name];
    Object.defineProperty(f, 'length', { value: 3 });
    for (const kind of ['skip', 'todo', 'only']) f[kind] = (...args) => declare({ [kind]: true }, args);
    return f;
  }

  const test = declaring(Test, 'test'), suite = declaring(Suite, 'suite');
  const hook = (kind) => (fn) => { hookOf(place(), kind, fn); };
  Object.assign(test, {
    after: hook('after'), afterEach: hook('afterEach'), before: hook('before'), beforeEach: hook('beforeEach'),
    describe: suite, it: test, run, suite, test,
  });
  test.mock = mock;
  return test;
})
