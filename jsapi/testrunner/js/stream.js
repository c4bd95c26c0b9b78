// What tests report: events, in the order of the tests, to who listens and to the reporters.
(function (native) {
  'use strict';
  const { require } = native;
  const { Readable } = require('stream');

  // Failure is an error of the runner's own kind around what a test failed for.
  class Failure extends Error {
    constructor(cause, failureType) {
      const own = cause !== null && typeof cause === 'object' && cause.message !== undefined;
      super(own ? String(cause.message) : typeof cause === 'string' ? cause : native.show(cause));
      Object.defineProperty(this, 'name', { value: 'Error', configurable: true, writable: true });
      this.code = 'ERR_TEST_FAILURE';
      this.failureType = failureType;
      this.cause = cause;
      Object.defineProperty(this, 'stack', { value: `Error [ERR_TEST_FAILURE]: ${this.message}`, configurable: true, writable: true });
    }
  }
  Object.defineProperty(Failure, 'name', { value: 'Error' });

  class TestsStream extends Readable {
    constructor() { super({ objectMode: true, highWaterMark: Number.MAX_SAFE_INTEGER }); }
    _read() {}

    // tell emits one event, and gives it to who reads.
    tell(type, data) {
      this.emit(type, data);
      this.push({ type, data });
    }

    // completed tells at once of a test that is over.
    completed(t) {
      const details = { duration_ms: t.duration };
      if (t.type !== undefined) details.type = t.type;
      details.passed = t.outcome.passed;
      this.tell('test:complete', { name: t.name, nesting: t.nesting, testNumber: t.number, details, ...t.location });
    }

    // ended reports a test that is over, behind those of its subtests.
    ended(t, details) {
      const data = { name: t.name, nesting: t.nesting, testNumber: t.number, details, ...t.location };
      if (t.skipped !== undefined) data.skip = t.skipped;
      if (t.isTodo !== undefined) data.todo = t.isTodo;
      this.tell(details.error === undefined ? 'test:pass' : 'test:fail', data);
      for (const message of t.diagnostics) this.diagnostic(t.nesting, t.location, message);
    }

    diagnostic(nesting, location, message) { this.tell('test:diagnostic', { nesting, message, ...location }); }
    over() { this.push(null); }
  }

  // Totals count the tests that are over, by how. failed is called for each that is to fail the
  // process.
  class Totals {
    #failed;
    constructor(failed) {
      this.#failed = failed;
      Object.assign(this, { tests: 0, suites: 0, pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 });
    }

    count({ type, outcome, skipped, isTodo }) {
      if (!outcome.passed && isTodo === undefined) this.#failed();
      if (type === 'suite') {
        this.suites++;
        return;
      }
      this.tests++;
      if (skipped !== undefined) this.skipped++;
      else if (isTodo !== undefined) this.todo++;
      else if (outcome.cancelled) this.cancelled++;
      else if (!outcome.passed) this.fail++;
      else this.pass++;
    }
  }

  return { TestsStream, Failure, Totals };
})
