(function (native) {
  'use strict';
  const { EventEmitter, StringDecoder, nextTick } = native;
  const ESC = '\x1b[';

  // write sends text to a stream as the cursor functions do.
  function write(stream, text, callback) {
    if (callback !== undefined && typeof callback !== 'function') throw native.argType('callback', 'of type function', callback);
    if (stream === null || stream === undefined || text === '') {
      if (typeof callback === 'function') nextTick(callback, null);
      return true;
    }
    return stream.write(text, callback);
  }

  function lineText(dir) { return dir < 0 ? ESC + '1K' : dir > 0 ? ESC + '0K' : ESC + '2K'; }

  function cursorText(x, y) {
    if (Number.isNaN(x)) throw native.argValue('x', x);
    if (Number.isNaN(y)) throw native.argValue('y', y);
    if (typeof x !== 'number') throw native.code('TypeError', 'ERR_INVALID_CURSOR_POS', 'Cannot set cursor row without setting its column');
    return typeof y !== 'number' ? `${ESC}${x + 1}G` : `${ESC}${y + 1};${x + 1}H`;
  }

  function moveText(dx, dy) {
    let text = '';
    if (dx < 0) text += `${ESC}${-dx}D`; else if (dx > 0) text += `${ESC}${dx}C`;
    if (dy < 0) text += `${ESC}${-dy}A`; else if (dy > 0) text += `${ESC}${dy}B`;
    return text;
  }

  function clearLine(stream, dir, callback) { return write(stream, lineText(dir), callback); }
  function clearScreenDown(stream, callback) { return write(stream, ESC + '0J', callback); }
  function cursorTo(stream, x, y, callback) {
    if (typeof y === 'function') [callback, y] = [y, undefined];
    if (callback !== undefined && typeof callback !== 'function') throw native.argType('callback', 'of type function', callback);
    if (Number.isNaN(x)) throw native.argValue('x', x);
    if (Number.isNaN(y)) throw native.argValue('y', y);
    if (stream === null || stream === undefined || (typeof x !== 'number' && typeof y !== 'number')) {
      if (typeof callback === 'function') nextTick(callback, null);
      return true;
    }
    return write(stream, cursorText(x, y), callback);
  }
  function moveCursor(stream, dx, dy, callback) { return write(stream, moveText(dx, dy), callback); }

  const lineEnd = /\r\n|\n|\r/;
  const used = () => native.code('Error', 'ERR_USE_AFTER_CLOSE', 'readline was closed');

  // number is a numeric option within its bounds.
  function number(value, name, min, or) {
    if (value === undefined) return or;
    if (typeof value !== 'number') throw native.argType(name, 'of type number', value);
    if (!(value >= min)) {
      throw native.outOfRange(name, min === 1 ? '>= 1 && <= 4294967295' : '>= 0', value);
    }
    return value;
  }

  function escapeTimeout(value, or) {
    if (value === undefined) return or;
    if (!Number.isFinite(value)) throw native.argValue('input.escapeCodeTimeout', or);
    return value;
  }

  class Base extends EventEmitter {
    constructor(input, output, completer, terminal) {
      super();
      let options = { input, output, completer, terminal };
      if (input && input.input) options = input;
      if (options.completer !== undefined && typeof options.completer !== 'function') {
        throw native.code('TypeError', 'ERR_INVALID_ARG_VALUE', "The argument 'completer' is invalid. Received " + String(options.completer));
      }
      this.input = options.input;
      this.output = options.output;
      this.terminal = !!options.terminal;
      this.crlfDelay = options.crlfDelay ? Math.max(100, options.crlfDelay) : 100;
      this.escapeCodeTimeout = escapeTimeout(options.escapeCodeTimeout, 500);
      if (options.history !== undefined && !Array.isArray(options.history)) {
        throw native.argType('history', 'an instance of Array', options.history);
      }
      this.historySize = number(options.historySize, 'historySize', 0, 30);
      this.tabSize = number(options.tabSize, 'tabSize', 1, 8);
      this.line = '';
      this.cursor = 0;
      this.closed = false;
      this.paused = false;
      this.history = [];
      this._prompt = options.prompt === undefined ? '> ' : String(options.prompt);
      this._question = null;
      this._decoder = new StringDecoder('utf8');
      this._rest = ''; // of a line that has not ended
      this._sawReturn = false; // a \n that comes next belongs to it
      this._onData = (chunk) => this._text(this._decoder.write(chunk));
      this._onEnd = () => {
        const last = this._rest + this._decoder.end();
        this._rest = '';
        if (last !== '') this._line(last);
        this.close();
      };
      this._onError = (err) => this.emit('error', err);
      this.input.on('error', this._onError);
      this.input.on('data', this._onData);
      this.input.on('end', this._onEnd);
      this.input.resume();
      const { signal } = options;
      if (signal) {
        const stop = () => this.close();
        if (signal.aborted) nextTick(stop);
        else {
          signal.addEventListener('abort', stop, { once: true });
          this.once('close', () => signal.removeEventListener('abort', stop));
        }
      }
    }
    _text(text) {
      if (text === '') return;
      if (this._sawReturn && text[0] === '\n') text = text.slice(1);
      this._sawReturn = text.endsWith('\r');
      const lines = (this._rest + text).split(lineEnd);
      this._rest = lines.pop();
      for (const line of lines) this._line(line);
    }
    _line(line) {
      const answer = this._question;
      if (answer) {
        this._question = null;
        answer(line);
      } else {
        this.emit('line', line);
      }
    }
    getPrompt() { return this._prompt; }
    setPrompt(prompt) { this._prompt = String(prompt); }
    prompt() {
      if (this.paused) this.resume();
      this._print(this._prompt);
    }
    _print(text) {
      if (this.output !== null && this.output !== undefined) this.output.write(text);
    }
    _ask(query, answer) {
      if (this.closed) throw used();
      if (this._question) return this.prompt();
      if (this.paused) this.resume();
      this._print(query);
      this._question = answer;
    }
    pause() {
      if (this.paused) return;
      this.input.pause();
      this.paused = true;
      this.emit('pause');
      return this;
    }
    resume() {
      if (!this.paused) return;
      this.input.resume();
      this.paused = false;
      this.emit('resume');
      return this;
    }
    write(data) {
      if (this.paused) this.resume();
      if (data !== undefined && data !== null) this._text(typeof data === 'string' ? data : this._decoder.write(data));
    }
    close() {
      if (this.closed) return;
      this.pause();
      this.closed = true;
      this.input.removeListener('error', this._onError);
      this.input.removeListener('data', this._onData);
      this.input.removeListener('end', this._onEnd);
      this.emit('close');
    }
    getCursorPos() { return { rows: 0, cols: this.cursor }; }
    [Symbol.asyncIterator]() {
      this._lines ??= native.lines(this);
      return this._lines;
    }
  }
  Object.defineProperty(Base, 'name', { value: 'Interface' });

  class Interface extends Base {
    constructor(input, output, completer, terminal) { super(input, output, completer, terminal); }
  }
  // The classic class may be called without new, as in Node.
  // Classic is the class as scripts have it, which may be called without new, too.
  function Classic(input, output, completer, terminal) {
    return Reflect.construct(Interface, [input, output, completer, terminal], new.target || Classic);
  }
  Object.defineProperty(Classic, 'name', { value: 'Interface' });
  Object.setPrototypeOf(Classic, Base);
  Classic.prototype = Interface.prototype;
  Object.defineProperty(Interface.prototype, 'constructor', { value: Classic, writable: true, configurable: true });


  Object.defineProperty(Interface.prototype, 'question', {
    enumerable: true, configurable: true, writable: true,
    value: function question(query, options, callback) {
      if (typeof options === 'function') [callback, options] = [options, undefined];
      const signal = options && options.signal;
      if (signal && signal.aborted) return;
      if (typeof callback !== 'function') return;
      if (signal) {
        const stop = () => { this._question = null; };
        signal.addEventListener('abort', stop, { once: true });
        const done = callback;
        callback = (answer) => {
          signal.removeEventListener('abort', stop);
          done(answer);
        };
      }
      this._ask(query, callback);
    },
  });
  Interface.prototype.question[native.custom] = function question(query, options) {
    return ask(this, query, options);
  };

  // ask is question as a promise.
  function ask(rl, query, options) {
    return new Promise((resolve, reject) => {
      const signal = options && options.signal;
      if (!signal) return rl._ask(query, resolve);
      if (signal.aborted) return reject(native.abortError(signal.reason));
      const stop = () => {
        rl._question = null;
        reject(native.abortError(signal.reason));
      };
      signal.addEventListener('abort', stop, { once: true });
      rl._ask(query, (answer) => {
        signal.removeEventListener('abort', stop);
        resolve(answer);
      });
    });
  }

  class PromiseInterface extends Base {
    constructor(input, output, completer, terminal) { super(input, output, completer, terminal); }
    question(query, options) { return ask(this, query, options); }
  }
  Object.defineProperty(PromiseInterface, 'name', { value: 'Interface' });

  class Readline {
    #stream; #auto; #todo = [];
    constructor(stream, options) {
      if (stream === null || typeof stream !== 'object' || typeof stream.write !== 'function') {
        throw native.argType('stream', 'an instance of Writable', stream);
      }
      this.#stream = stream;
      this.#auto = !!(options && options.autoCommit);
    }
    #add(text) {
      if (this.#auto) nextTick(() => this.#stream.write(text)); else this.#todo.push(text);
      return this;
    }
    cursorTo(x, y) { return this.#add(cursorText(x, y)); }
    moveCursor(dx, dy) { return this.#add(moveText(dx, dy)); }
    clearLine(dir) { return this.#add(lineText(dir)); }
    clearScreenDown() { return this.#add(ESC + '0J'); }
    commit() {
      return new Promise((resolve) => this.#stream.write(this.#todo.splice(0).join(''), () => resolve()));
    }
    rollback() {
      this.#todo = [];
      return this;
    }
  }

  const promises = {
    Interface: PromiseInterface,
    Readline,
    createInterface(input, output, completer, terminal) { return new PromiseInterface(input, output, completer, terminal); },
  };
  const classic = {
    Interface: Classic,
    clearLine, clearScreenDown,
    createInterface(input, output, completer, terminal) { return new Interface(input, output, completer, terminal); },
    cursorTo,
    // Key presses come from a terminal in raw mode, which input by lines does without.
    emitKeypressEvents(stream) {},
    moveCursor, promises,
  };
  return { classic, promises };
})
