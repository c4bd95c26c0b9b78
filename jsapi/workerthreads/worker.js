(function (native) {
  'use strict';
  const { EventEmitter, Readable, Writable, SHARE_ENV, process, error } = native;

  // What a Worker shows of its limits, and its thread. Only the last one bounds anything.
  const asked = { maxYoungGenerationSizeMb: -1, maxOldGenerationSizeMb: -1, codeRangeSizeMb: -1, stackSizeMb: 4 };
  const usual = { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 2096, codeRangeSizeMb: 0, stackSizeMb: 4 };

  function limitsOf(given) {
    const limits = { ...asked };
    if (given !== null && typeof given === 'object') {
      for (const name of Object.keys(limits)) {
        const v = given[name];
        if (typeof v === 'number') limits[name] = name === 'maxOldGenerationSizeMb' ? Math.max(v, 2) : v;
      }
    }
    return limits;
  }

  // The thread's output, as the thread that made it reads it.
  class ReadableWorkerStdio extends Readable {
    _read() {}
  }

  class WritableWorkerStdio extends Writable {
    #thread;
    constructor(thread) {
      super({ decodeStrings: true });
      this.#thread = thread;
    }
    _write(chunk, encoding, done) { this.#thread.input(chunk); done(); }
    _final(done) { this.#thread.endInput(); done(); }
  }

  // Every Worker of a thread adds its listeners to the same stream: that is no leak.
  function pipeQuietly(from, to) {
    const max = to.getMaxListeners();
    to.setMaxListeners(Infinity);
    from.pipe(to);
    to.setMaxListeners(max);
  }

  function scriptPath(filename, options) {
    const isURL = filename !== null && typeof filename === 'object' && typeof filename.href === 'string' && filename.protocol;
    if (options.eval) {
      if (typeof filename !== 'string') {
        throw error('TypeError', 'ERR_INVALID_ARG_VALUE',
          `The property 'options.eval' must be false when 'filename' is not a string. Received ${native.builtin('util').inspect(options.eval)}`);
      }
      return filename;
    }
    if (isURL) return native.builtin('url').fileURLToPath(filename);
    if (typeof filename !== 'string') throw native.argType('filename', 'of type string or an instance of URL', filename);
    const path = native.builtin('path');
    if (path.isAbsolute(filename) || /^\.\.?[\\/]/.test(filename)) return path.resolve(filename);
    const wrap = /^file:/.test(filename) ? ' Wrap file:// URLs with `new URL`.' : /^data:/.test(filename) ? ' Wrap data: URLs with `new URL`.' : '';
    throw error('TypeError', 'ERR_WORKER_PATH', 'The worker script or module filename must be an absolute path or a relative ' +
      `path starting with './' or '../'.${wrap} Received ${JSON.stringify(filename)}`);
  }

  function checkEnv(env) {
    if (env !== undefined && env !== null && typeof env !== 'object' && env !== SHARE_ENV) {
      throw native.argType('options.env', 'of type object or one of undefined, null, or worker_threads.SHARE_ENV', env);
    }
    return env;
  }

  class Worker extends EventEmitter {
    #thread = null; // null once it has ended
    #online = false;
    #early = false; // terminated before it was online: as if the script had not been there
    #port;
    #limits;
    #stdin = null;
    #stdout = new ReadableWorkerStdio();
    #stderr = new ReadableWorkerStdio();

    constructor(filename, options = {}) {
      super();
      if (options.execArgv) native.validateArray(options.execArgv, 'options.execArgv');
      if (options.argv) native.validateArray(options.argv, 'options.argv');
      const file = scriptPath(filename, options);
      checkEnv(options.env);
      if (options.name) native.validateString(options.name, 'options.name');
      this.#limits = limitsOf(options.resourceLimits);
      this.#thread = native.start({
        filename: file,
        eval: options.eval,
        argv: options.argv || [],
        execArgv: options.execArgv || null,
        env: options.env,
        stdin: options.stdin,
        stackSizeMb: this.#limits.stackSizeMb,
        trackUnmanagedFds: options.trackUnmanagedFds === undefined || options.trackUnmanagedFds,
        transferList: options.transferList,
        data: { workerData: options.workerData, environmentData, limits: this.#limits },
      }, (event, a, b) => this.#on(event, a, b));
      this.#port = this.#thread.port;
      this.#listen();
      this.#streams(options);
      const loop = { idle: 0, active: 0, utilization: 0 };
      this.performance = { eventLoopUtilization: function eventLoopUtilization() { return { ...loop }; }.bind(null) };
      native.made(this);
      process.nextTick(() => process.emit('worker', this));
    }

    // A listener for messages keeps the loop alive even when the Worker itself is unref'd.
    #listen() {
      const port = this.#port;
      port.on('message', (m) => this.emit('message', m));
      port.on('messageerror', (e) => this.emit('messageerror', e));
      port.unref();
      this.on('newListener', (name) => { if (name === 'message' && this.listenerCount('message') === 0) port.ref(); });
      this.on('removeListener', (name) => { if (name === 'message' && this.listenerCount('message') === 0) port.unref(); });
    }

    #streams(options) {
      if (options.stdin) this.#stdin = new WritableWorkerStdio(this.#thread);
      if (!options.stdout) pipeQuietly(this.#stdout, process.stdout);
      if (!options.stderr) pipeQuietly(this.#stderr, process.stderr);
    }

    #on(event, a, b) {
      if (this.#early && event !== 'exit') return;
      switch (event) {
        case 'online':
          this.#online = true;
          this.emit('online');
          break;
        case 'output': (a === 1 ? this.#stdout : this.#stderr).push(b); break;
        case 'error': this.emit('error', unpack(a)); break;
        case 'exit':
          this.#thread = null;
          this.#port.close();
          this.#stdout.push(null);
          this.#stderr.push(null);
          if (this.#stdin) this.#stdin.destroy();
          this.emit('exit', this.#early ? 0 : a);
      }
    }

    postMessage(...args) {
      if (this.#thread) this.#port.postMessage(...args);
    }

    terminate(callback) {
      this.ref();
      if (typeof callback === 'function') {
        process.emitWarning('Passing a callback to worker.terminate() is deprecated. It returns a Promise instead.',
          'DeprecationWarning', 'DEP0132');
        if (this.#thread) this.once('exit', (code) => callback(null, code));
      }
      if (!this.#thread) return Promise.resolve();
      if (!this.#online) {
        this.#early = true;
        this.#port.close();
      }
      this.#thread.terminate();
      return new Promise((resolve) => this.once('exit', resolve));
    }

    ref() {
      if (!this.#thread) return;
      this.#thread.ref();
      this.#port.ref();
    }

    unref() {
      if (!this.#thread) return;
      this.#thread.unref();
      this.#port.unref();
    }

    get threadId() { return this.#thread ? this.#thread.threadId : -1; }
    get stdin() { return this.#stdin; }
    get stdout() { return this.#stdout; }
    get stderr() { return this.#stderr; }
    get resourceLimits() { return this.#thread ? { ...this.#limits } : {}; }

    getHeapSnapshot(options) {
      if (!this.#thread) return Promise.reject(error('Error', 'ERR_WORKER_NOT_RUNNING', 'Worker instance not running'));
      return Promise.reject(error('Error', 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', 'The engine has no heap snapshots'));
    }

    [Symbol.asyncDispose]() { return this.terminate(); }
  }

  const errorClasses = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

  // classOf is the name of the first of the language's own classes that err is of.
  function classOf(err) {
    for (let p = Object.getPrototypeOf(err); p !== null; p = Object.getPrototypeOf(p)) {
      const own = Object.getOwnPropertyDescriptor(p, 'constructor');
      const name = own && typeof own.value === 'function' && own.value.name;
      if (name && errorClasses[name] === own.value) return name;
    }
    return 'Error';
  }

  // properties lists what err and its prototypes have, but for functions, as [name, value, enumerable].
  function properties(err) {
    const found = new Map();
    for (const name of ['name', 'message', 'stack']) {
      const own = Object.getOwnPropertyDescriptor(err, name);
      if (typeof err[name] === 'string') found.set(name, [name, err[name], own !== undefined && own.enumerable]);
    }
    for (let o = err; o !== null && o !== Object.prototype; o = Object.getPrototypeOf(o)) {
      for (const name of Object.getOwnPropertyNames(o)) {
        if (found.has(name)) continue;
        const d = Object.getOwnPropertyDescriptor(o, name);
        let value;
        try { value = err[name]; } catch { continue; }
        if (typeof value !== 'function') found.set(name, [name, value, d.enumerable]);
      }
    }
    return [...found.values()];
  }

  // fail sends the error that nobody caught: an Error with all its properties when they can
  // be cloned, otherwise what can be, and of what cannot the text.
  function fail(err) {
    const types = native.builtin('util').types;
    const forms = [() => ({ value: err }), () => ({ value: native.builtin('util').inspect(err) })];
    if (typeof err === 'symbol') forms.unshift(() => ({ symbol: err.description }));
    if (types.isNativeError(err)) {
      void err.stack;
      forms.unshift(() => ({ error: classOf(err), properties: properties(err) }));
    }
    for (const form of forms) {
      try { return native.report(form()); } catch { /* the next form */ }
    }
  }

  function unpack(packed) {
    if ('symbol' in packed) return Symbol(packed.symbol);
    if (!('error' in packed)) return packed.value;
    const err = new errorClasses[packed.error]();
    delete err.stack;
    delete err.message;
    for (const [name, value, enumerable] of packed.properties) {
      Object.defineProperty(err, name, { value, enumerable, writable: true, configurable: true });
    }
    return err;
  }

  const messaging = [
    null,
    ['ERR_WORKER_MESSAGING_FAILED', 'Cannot find the destination thread or listener'],
    ['ERR_WORKER_MESSAGING_ERRORED', 'The destination thread threw an error while processing the message'],
    ['ERR_WORKER_MESSAGING_TIMEOUT', 'Sending a message to another thread timed out'],
  ];

  async function postMessageToThread(threadId, value, transferList, timeout) {
    if (typeof transferList === 'number' && timeout === undefined) [transferList, timeout] = [[], transferList];
    if (timeout !== undefined && typeof timeout !== 'number') throw native.argType('timeout', 'of type number', timeout);
    if (typeof threadId === 'number' && threadId === native.threadId) {
      throw error('Error', 'ERR_WORKER_MESSAGING_SAME_THREAD', 'Cannot sent a message to the same thread');
    }
    let timer;
    const outcome = await new Promise((resolve) => {
      if (timeout !== undefined) timer = setTimeout(resolve, timeout, 3);
      native.tell(typeof threadId === 'number' ? threadId : -1, value, transferList, resolve);
    }).finally(() => clearTimeout(timer));
    if (outcome) throw error('Error', ...messaging[outcome]);
  }

  const given = native.data || { workerData: null, environmentData: new Map(), limits: asked };
  const environmentData = given.environmentData;
  const limits = { ...usual };
  for (const name of Object.keys(limits)) if (given.limits[name] >= 0) limits[name] = given.limits[name];

  return {
    Worker, fail, limits, postMessageToThread,
    workerData: given.workerData,
    setEnvironmentData(key, value) {
      if (value === undefined) environmentData.delete(key); else environmentData.set(key, value);
    },
    getEnvironmentData(key) { return environmentData.get(key); },
  };
})
