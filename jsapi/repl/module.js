(function (native) {
  'use strict';
  const { readline, vm, module: modules, fs, path, console: { Console }, inspect, code: coded } = native;
  const REPL_MODE_SLOPPY = Symbol('repl-sloppy');
  const REPL_MODE_STRICT = Symbol('repl-strict');
  const builtinModules = modules.builtinModules.filter((name) => !name.startsWith('_'));

  // Recoverable is what an eval function answers with when the expression may go on.
  class Recoverable extends SyntaxError {
    constructor(err) {
      super();
      this.err = err;
    }
  }

  function writer(value) { return inspect(value, writer.options); }
  writer.options = { ...inspect.defaultOptions, showProxy: true };

  const early = /Unexpected end of input|Unterminated template|Unterminated comment/;
  function goesOn(err, text) {
    if (!err || err.name !== 'SyntaxError') return false;
    if (early.test(err.message)) return true;
    if (/missing \) after argument list/.test(err.message)) return text.split('(').length > text.split(')').length;
    return /Invalid or unexpected token/.test(err.message) && (/\\\s*$/.test(text) || text.lastIndexOf('/*') > text.lastIndexOf('*/'));
  }

  // Thrown stands for null or undefined that an expression threw, which a callback takes for none.
  class Thrown {
    constructor(value) { this.value = value; }
  }

  // lasting has what a line declares outlive it.
  function lasting(text) {
    return text.replace(/^(\s*)(?:let|const)(?=[\s[{])/, '$1var').replace(/^(\s*)class\s+([\w$]+)/, '$1var $2 = class $2');
  }

  // evaluate is the eval of a server that was given none.
  function evaluate(text, context, file, callback) {
    const run = (source) => {
      const whole = this.replMode === REPL_MODE_STRICT ? `'use strict'; void 0;\n${source}` : source;
      return this.useGlobal ? vm.runInThisContext(whole, file) : vm.runInContext(whole, context, file);
    };
    let value;
    try {
      if (text === '\n') return callback(null);
      value = this._attempt(text, run);
    } catch (err) {
      return callback(goesOn(err, text) ? new Recoverable(err) : err ?? new Thrown(err));
    }
    if (!/\bawait\b/.test(text) || !(value instanceof Promise)) return callback(null, value);
    return value.then((v) => callback(null, v), callback);
  }

  class REPLServer extends readline.Interface {
    constructor(prompt, stream, eval_, useGlobal, ignoreUndefined, replMode) {
      let options = { prompt, eval: eval_, useGlobal, ignoreUndefined, replMode };
      if (prompt !== null && typeof prompt === 'object') options = { ...prompt };
      if (options.breakEvalOnSigint && options.eval) {
        throw coded('TypeError', 'ERR_INVALID_REPL_EVAL_CONFIG', 'Cannot specify both "breakEvalOnSigint" and "eval" for REPL');
      }
      const input = options.input || (stream && (stream.stdin || stream)) || process.stdin;
      const output = options.output || (stream && (stream.stdout || stream)) || process.stdout;
      super({ ...options, input, output, terminal: false, prompt: options.prompt === undefined ? '> ' : options.prompt });
      this.useColors = !!options.useColors;
      this.useGlobal = !!options.useGlobal;
      this.ignoreUndefined = !!options.ignoreUndefined;
      this.replMode = options.replMode || REPL_MODE_SLOPPY;
      this.breakEvalOnSigint = !!options.breakEvalOnSigint;
      this.editorMode = false;
      this.underscoreAssigned = this.underscoreErrAssigned = false;
      this.last = this.lastError = undefined;
      this.eval = typeof options.eval === 'function' ? options.eval : evaluate;
      this.writer = options.writer || (this.useColors ? (v) => inspect(v, { ...writer.options, colors: true }) : writer);
      this.lines = [];
      this.lines.level = [];
      this.commands = Object.create(null);
      this._initialPrompt = this.getPrompt();
      this._buffered = '';
      this._waits = 0; // evaluations whose callback has not been called
      defineCommands(this);
      this.resetContext();
      this.on('line', (line) => this._take(line));
      this.once('close', () => this._leave());
      this.displayPrompt();
    }

    _leave() {
      if (this._waits > 0) this._left = true; else this.emit('exit');
    }

    // _attempt tries an expression in braces as an object first, and await in an async function.
    _attempt(text, run) {
      if (/^\s*\{/.test(text) && !/;\s*$/.test(text)) {
        try { return run(`(${text.trim()})`); } catch (err) { if (err.name !== 'SyntaxError') throw err; }
      }
      if (/\bawait\b/.test(text)) {
        for (const source of [`(async () => (${text.trim().replace(/;$/, '')}\n))()`, `(async () => { ${text} })()`]) {
          try { return run(source); } catch (err) { if (err.name !== 'SyntaxError') throw err; }
        }
      }
      return run(lasting(text));
    }

    _take(line) {
      const keyword = /^\.([^\s.\d][^\s]*)\s*(.*)$/.exec(line.trim());
      if (keyword && this.commands[keyword[1]]) return this.commands[keyword[1]].action.call(this, keyword[2]);
      if (keyword && this._buffered === '') {
        this.output.write('Invalid REPL keyword\n');
        return this.displayPrompt();
      }
      this.lines.push(line);
      this._waits++;
      const done = (...answer) => {
        this._waits--;
        this._answer(line, answer);
        if (this._left && this._waits === 0) this.emit('exit');
      };
      try {
        this.eval(`${this._buffered}${line}\n`, this.context, 'REPL', done);
      } catch (err) {
        done(err);
      }
    }

    _answer(line, answer) {
      const [err, value] = answer;
      if (err instanceof Recoverable) {
        this._buffered += `${line}\n`;
        return this.displayPrompt();
      }
      this._buffered = '';
      if (err instanceof Thrown) this._complain(err.value);
      else if (err !== null && err !== undefined) this._complain(err);
      else if (answer.length > 1 && (value !== undefined || !this.ignoreUndefined)) {
        if (!this.underscoreAssigned) this.last = value;
        this.output.write(`${this.writer(value)}\n`);
      }
      this.displayPrompt();
    }

    _complain(err) {
      if (!this.underscoreErrAssigned) this.lastError = err;
      let text;
      if (err instanceof Error || Object.prototype.toString.call(err) === '[object Error]') {
        const frame = /^\s+at .*(?:REPL|<eval>|node:|<anonymous>)/;
        const stack = String(err.stack);
        const begin = Math.max(stack.search(/^\w*Error/m), 0); // behind the place of a syntax error
        Object.defineProperty(err, 'stack', { value: stack.slice(begin), writable: true, configurable: true });
        text = this.writer(err).split('\n').filter((l) => !frame.test(l)).join('\n');
      } else {
        text = this.writer(err);
      }
      this.output.write(`Uncaught${text.includes('\n') && !/^\w*Error/.test(text) ? ':\n' : ' '}${text}\n`);
    }

    createContext() {
      if (this.useGlobal) return globalThis;
      const context = vm.createContext();
      for (const name of Object.getOwnPropertyNames(globalThis)) {
        if (name === 'globalThis' || name in context) continue;
        Object.defineProperty(context, name, { ...Object.getOwnPropertyDescriptor(globalThis, name), configurable: true });
      }
      const own = (name, value) => Object.defineProperty(context, name, { value, writable: true, configurable: true });
      own('global', vm.runInContext('globalThis', context));
      own('console', new Console(this.output));
      return context;
    }

    resetContext() {
      const context = this.context = this.createContext();
      const own = (name, value) => Object.defineProperty(context, name, { value, writable: true, configurable: true });
      const file = path.resolve('<repl>');
      const module = new modules.Module('<repl>');
      module.filename = null;
      own('module', module);
      own('exports', module.exports);
      own('require', modules.createRequire(file));
      for (const name of builtinModules) {
        if (name.includes('/') || name in context) continue;
        Object.defineProperty(context, name, { configurable: true,
          get: () => { const m = context.require(name); own(name, m); return m; }, set: (v) => own(name, v) });
      }
      this._remember('_', 'last', 'underscoreAssigned');
      this._remember('_error', 'lastError', 'underscoreErrAssigned');
      this.emit('reset', context);
    }

    // _remember makes name the last value, until the user gives it one.
    _remember(name, of, assigned) {
      this[assigned] = false;
      Object.defineProperty(this.context, name, { configurable: true, get: () => this[of],
        set: (value) => {
          this[of] = value;
          if (!this[assigned]) {
            this[assigned] = true;
            this.output.write(`Expression assignment to ${name} now disabled.\n`);
          }
        } });
    }

    setPrompt(prompt) {
      this._initialPrompt = prompt;
      super.setPrompt(prompt);
    }

    displayPrompt(preserveCursor) {
      super.setPrompt(this._buffered === '' ? this._initialPrompt : '... ');
      if (!this.closed) this.prompt(preserveCursor);
    }

    clearBufferedCommand() { this._buffered = ''; }

    defineCommand(keyword, command) {
      if (typeof command === 'function') command = { action: command };
      else if (!command || typeof command.action !== 'function') {
        throw coded('TypeError', 'ERR_INVALID_ARG_TYPE', 'The "cmd.action" property must be of type function.');
      }
      this.commands[keyword] = command;
    }

    setupHistory(file, callback) { process.nextTick(callback, null, this); }
  }

  function defineCommands(server) {
    const define = (name, help, action) => server.defineCommand(name, { help, action });
    define('break', 'Sometimes you get stuck, this gets you out', function () {
      this.clearBufferedCommand();
      this.displayPrompt();
    });
    define('clear', server.useGlobal ? 'Alias for .break' : 'Break, and also clear the local context', function () {
      this.clearBufferedCommand();
      if (!this.useGlobal) {
        this.output.write('Clearing context...\n');
        this.resetContext();
      }
      this.displayPrompt();
    });
    define('exit', 'Exit the REPL', function () { this.close(); });
    define('help', 'Print this help message', function () {
      const names = Object.keys(this.commands).sort();
      const width = names.reduce((n, name) => Math.max(n, name.length), 0);
      for (const name of names) {
        const { help } = this.commands[name];
        this.output.write(`.${name}${help ? ' '.repeat(width - name.length + 3) + help : ''}\n`);
      }
      this.output.write('\nPress Ctrl+C to abort current expression, Ctrl+D to exit the REPL\n');
      this.displayPrompt();
    });
    define('save', 'Save all evaluated commands in this REPL session to a file', function (file) {
      try {
        fs.writeFileSync(file, this.lines.join('\n'));
        this.output.write(`Session saved to: ${file}\n`);
      } catch {
        this.output.write(`Failed to save: ${file}\n`);
      }
      this.displayPrompt();
    });
    define('load', 'Load JS from a file into the REPL session', function (file) {
      let text;
      try {
        text = fs.readFileSync(file, 'utf8');
      } catch {
        this.output.write(`Failed to load: ${file}\n`);
        return this.displayPrompt();
      }
      for (const line of text.replace(/\n$/, '').split('\n')) this._take(line);
    });
  }

  function start(...args) { return new REPLServer(...args); }

  return { start, writer, REPLServer, REPL_MODE_SLOPPY, REPL_MODE_STRICT, Recoverable, builtinModules };
})
