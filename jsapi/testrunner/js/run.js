// run() of node:test and --test: files of tests, each in a process of its own, whose events
// come back over a pipe (Node, "run([options])").
(function (native, streams, reporters, command) {
  'use strict';
  const { require } = native;
  const { TestsStream, Failure, Totals } = streams, { attach } = reporters;
  const fs = require('fs'), path = require('path'), v8 = require('v8');
  const CANCELLED = ['cancelledByParent', 'testAborted', 'testTimeoutFailure'];
  const FD = 3; // on which a child tells of its tests

  // revived is an error from what a child could say of it.
  function revived(e) {
    if (e === null || typeof e !== 'object' || e.failureType === undefined) return e;
    const inner = e.cause !== null && typeof e.cause === 'object' && e.cause.error ? Object.assign(new Error(e.cause.message), v8.deserialize(Buffer.from(e.cause.own, 'base64'))) : e.cause;
    if (inner instanceof Error) {
      for (const key of ['name', 'stack']) Object.defineProperty(inner, key, { value: e.cause[key], configurable: true, writable: true });
    }
    return Object.assign(new Failure(inner, e.failureType), e.more);
  }

  // said is an error as JSON takes it.
  function said(err) {
    const { cause, failureType } = err;
    if (!(cause instanceof Error)) return { failureType, cause: typeof cause === 'string' ? cause : native.show(cause) };
    return { failureType, cause: { error: true, name: cause.name, message: cause.message, stack: cause.stack, own: cloned({ ...cause }) } };
  }

  // cloned is what of o can be cloned, in V8's format.
  function cloned(o) {
    for (const key of Object.keys(o)) {
      try {
        v8.serialize(o[key]);
      } catch {
        o[key] = native.show(o[key]);
      }
    }
    return v8.serialize(o).toString('base64');
  }

  // toParent writes the events of a child to its pipe.
  function toParent(stream) {
    stream.on('data', ({ type, data }) => {
      const details = data.details && data.details.error ? { ...data.details, error: said(data.details.error) } : data.details;
      fs.writeSync(FD, JSON.stringify({ type, data: { ...data, details } }) + '\n');
    });
  }

  // found lists the files of tests below dir, as --test without arguments does.
  function found(dir, inTest) {
    const files = [];
    for (const e of fs.readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const whole = path.join(dir, e.name);
      if (e.isDirectory()) {
        if (e.name !== 'node_modules') files.push(...found(whole, inTest || e.name === 'test'));
      } else if (/\.[cm]?js$/.test(e.name) && (inTest || /^test$|^test-.+|.+[._-]test$/.test(path.basename(e.name, path.extname(e.name))))) {
        files.push(whole);
      }
    }
    return files;
  }

  // Run is a run of files: their tests are numbered through.
  class Run {
    constructor(options) {
      this.options = options;
      this.stream = new TestsStream();
      this.totals = new Totals(() => { if (command.main) process.exitCode = 1; });
      this.number = 0;
    }

    async go(files) {
      const began = process.hrtime.bigint();
      const limit = this.options.concurrency === true ? Math.max(require('os').availableParallelism() - 1, 1) : Number(this.options.concurrency) || 1;
      const waiting = files.map((file, i) => ({ file, index: i + 1, events: [] })), done = waiting.slice();
      const worker = async () => { for (let f; (f = waiting.shift()) !== undefined;) await this.file(f); };
      const workers = Array.from({ length: Math.min(limit, files.length) }, worker);
      await Promise.all(workers);
      for (const f of done) this.report(f);
      this.stream.tell('test:plan', { nesting: 0, count: this.number });
      for (const name of Object.keys(this.totals)) this.stream.diagnostic(0, {}, `${name} ${this.totals[name]}`);
      this.stream.diagnostic(0, {}, `duration_ms ${native.since(began)}`);
      this.stream.over();
    }

    // file runs one file.
    file(f) {
      const { options } = this, started = process.hrtime.bigint();
      const flags = [options.testNamePatterns].flat().filter((p) => p !== undefined && p !== null).map((p) => `--test-name-pattern=${p}`);
      if (options.only) flags.push('--test-only');
      const argv = [...flags, ...process.execArgv.filter((a) => !/^--(test$|test-reporter|watch)/.test(a)), f.file];
      const child = require('child_process').spawn(process.execPath, argv, {
        env: { ...process.env, NODE_TEST_CONTEXT: 'child' }, stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
        signal: options.signal, timeout: options.timeout === Infinity ? undefined : options.timeout,
      });
      const lines = require('readline').createInterface({ input: child.stdio[FD] });
      lines.on('line', (line) => f.events.push(JSON.parse(line)));
      for (const name of ['stdout', 'stderr']) {
        child[name].setEncoding('utf8').on('data', (message) => f.events.push({ type: 'test:' + name, data: { file: f.file, message } }));
      }
      if (options.setup && !this.setUp) options.setup(this.stream);
      this.setUp = true;
      return new Promise((resolve) => {
        child.on('error', (err) => { f.error = err; });
        child.on('close', (code, signal) => {
          Object.assign(f, { code, signal, ms: native.since(started) });
          resolve();
        });
      });
    }

    // report passes the events of a file on: its tests, or the file itself where it has none.
    report(f) {
      const own = f.events.some((e) => e.type === 'test:pass' || e.type === 'test:fail');
      for (const { type, data } of f.events) {
        if (type === 'test:plan' && data.nesting === 0 || type === 'test:diagnostic' && data.nesting === 0 && data.file === undefined) continue;
        if (type === 'test:pass' || type === 'test:fail') {
          if (data.details.error) data.details.error = revived(data.details.error);
          if (data.nesting === 0) data.testNumber = ++this.number;
          this.count(data);
        }
        this.stream.tell(type, data);
      }
      if (!own || f.error !== undefined) this.whole(f);
    }

    whole(f) {
      const failed = f.error !== undefined || f.code !== 0;
      const location = { line: 1, column: 1, file: f.file }, details = { duration_ms: f.ms };
      if (failed) details.error = Object.assign(new Failure(f.error || 'test failed', 'testCodeFailure'), { exitCode: f.code, signal: f.signal });
      this.stream.tell('test:start', { nesting: 0, name: f.file, ...location });
      const data = { name: f.file, nesting: 0, testNumber: f.index, details, ...location }; // as Node numbers it
    this.number++;
      this.count(data);
      this.stream.tell(failed ? 'test:fail' : 'test:pass', data);
    }

    count(data) {
      const { error, type } = data.details;
      const cancelled = error && CANCELLED.includes(error.failureType);
      this.totals.count({ type, skipped: data.skip, isTodo: data.todo, outcome: { passed: error === undefined, cancelled } });
    }
  }

  // run is run(options): a stream of the events.
  function run(options = {}) {
    if (options === null || typeof options !== 'object') options = {};
    native.validateRun(options);
    const given = options.files || [], files = [];
    for (const f of given.map((f) => path.resolve(f))) files.push(...(fs.statSync(f).isDirectory() ? found(f, true) : [f]));
    if (given.length === 0) files.push(...found(process.cwd(), false));
    const r = new Run(options);
    if (command.main) attach(r.stream, command);
    process.nextTick(() => { r.go(files); });
    return r.stream;
  }

  return { run, toParent };
})
