// Outgoing messages that no connection of the package's own carries: new OutgoingMessage(), a
// class that a script derives from it, a ServerResponse without a server, and methods that
// are borrowed for another object. All that such a message is, is in its own properties, and
// its methods call one another through this, so that a script may read, set and replace each
// of them as in Node.
(function (host) {
  'use strict';
  const kBytesWritten = Symbol('kBytesWritten');
  const kNeedDrain = Symbol('kNeedDrain');
  const kCorked = Symbol('corked');
  const kOutHeaders = Symbol('kOutHeaders');
  const kErrored = Symbol('errored');
  const kHighWaterMark = Symbol('kHighWaterMark');
  const kRejectBody = Symbol('kRejectNonStandardBodyWrites');
  const crlf = host.crlf;
  const NO_SOCKET = 'This is caused by either a bug in Node.js or incorrect usage of Node.js internals.\n' +
    'Please open an issue with this stack trace at https://github.com/nodejs/node/issues\n';

  function nop() {}

  // init is the constructor.
  function init(options) {
    Object.assign(this, {
      outputData: [], outputSize: 0, writable: true, destroyed: false, _last: false, chunkedEncoding: false,
      shouldKeepAlive: true, maxRequestsOnConnectionReached: false, _defaultKeepAlive: true,
      useChunkedEncodingByDefault: true, sendDate: false, _removedConnection: false, _removedContLen: false,
      _removedTE: false, strictContentLength: false, _contentLength: null, _hasBody: true, _trailer: '',
      finished: false, _headerSent: false, _closed: false,
    });
    this[kBytesWritten] = 0;
    this[kNeedDrain] = false;
    this[kCorked] = 0;
    Object.assign(this, { socket: null, _header: null });
    this[kOutHeaders] = null;
    Object.assign(this, { _keepAliveTimeout: 0, _onPendingData: nop });
    this[kErrored] = null;
    this[kHighWaterMark] = options?.highWaterMark ?? 16384;
    this[kRejectBody] = options?.rejectNonStandardBodyWrites ?? false;
  }

  function refuseSent(message, what) {
    if (message._header) {
      throw host.error('Error', 'ERR_HTTP_HEADERS_SENT', `Cannot ${what} headers after they are sent to the client`);
    }
  }

  // The headers: by lower-case name an array of name and value.
  const fields = {
    setHeader(name, value) {
      refuseSent(this, 'set');
      host.checkName(name);
      host.checkValue(name, value);
      if (this[kOutHeaders] === null) this[kOutHeaders] = { __proto__: null };
      this[kOutHeaders][name.toLowerCase()] = [name, value];
      return this;
    },
    setHeaders(headers) {
      refuseSent(this, 'set');
      host.checkHeaders(headers);
      const cookies = [];
      for (const [name, value] of headers) {
        if (name !== 'set-cookie') this.setHeader(name, value);
        else if (Array.isArray(value)) cookies.push(...value);
        else cookies.push(value);
      }
      if (cookies.length > 0) this.setHeader('set-cookie', cookies);
      return this;
    },
    appendHeader(name, value) {
      refuseSent(this, 'append');
      host.checkName(name);
      host.checkValue(name, value);
      const lower = name.toLowerCase();
      const old = this[kOutHeaders]?.[lower];
      if (!old) return this.setHeader(name, value);
      old[1] = [].concat(old[1], value);
      return this;
    },
    getHeader(name) {
      host.checkString(name, 'name');
      return this[kOutHeaders] === null ? undefined : this[kOutHeaders][name.toLowerCase()]?.[1];
    },
    hasHeader(name) {
      host.checkString(name, 'name');
      return this[kOutHeaders] !== null && !!this[kOutHeaders][name.toLowerCase()];
    },
    getHeaderNames() {
      return this[kOutHeaders] !== null ? Object.keys(this[kOutHeaders]) : [];
    },
    getRawHeaderNames() {
      return this[kOutHeaders] !== null ? Object.values(this[kOutHeaders]).map((f) => f[0]) : [];
    },
    getHeaders() {
      const all = { __proto__: null };
      for (const name of Object.keys(this[kOutHeaders] ?? {})) all[name] = this[kOutHeaders][name][1];
      return all;
    },
    removeHeader(name) {
      host.checkString(name, 'name');
      refuseSent(this, 'remove');
      name = name.toLowerCase();
      if (name === 'connection') this._removedConnection = true;
      else if (name === 'content-length') this._removedContLen = true;
      else if (name === 'transfer-encoding') this._removedTE = true;
      else if (name === 'date') this.sendDate = false;
      if (this[kOutHeaders] !== null) delete this[kOutHeaders][name];
    },
    _renderHeaders() {
      refuseSent(this, 'render');
      const all = {};
      if (this[kOutHeaders] === null) return all;
      for (const [name, value] of Object.values(this[kOutHeaders])) all[name] = value;
      return all;
    },
    _storeHeader(firstLine, headers) {
      const own = headers !== null && typeof headers === 'object' && headers === this[kOutHeaders];
      const expects = host.storeHeader(this, firstLine, own ? Object.values(headers) : headers, own);
      this._headerSent = false;
      if (expects) this._send('');
    },
    addTrailers(headers) { this._trailer = host.trailers(headers); },
  };

  // tooLate reports err, of a write that comes too late: to callback, and as 'error'.
  function tooLate(message, err, callback) {
    host.nextTick(function () {
      callback(err);
      if (typeof message.emit === 'function' && !message.destroyed) message.emit('error', err);
    });
  }

  function isStrict(message) {
    return message.strictContentLength && message._contentLength !== null && message._hasBody && !message._removedContLen &&
      !message.chunkedEncoding && !message.hasHeader('transfer-encoding');
  }

  // checkLength holds a body, of which n bytes come, to its Content-Length.
  function checkLength(message, n, whole) {
    const limit = message._contentLength, total = message[kBytesWritten] + n;
    if (!isStrict(message)) return;
    if (whole ? total !== limit : total > limit) {
      throw host.error('Error', 'ERR_HTTP_CONTENT_LENGTH_MISMATCH',
        `Response body's content-length of ${total} byte(s) does not match the content-length of ${limit} byte(s) set in header`);
    }
  }

  function uncorkSoon(socket) {
    if (!socket || socket.writableCorked) return;
    socket.cork();
    host.nextTick(() => socket.uncork());
  }

  // put writes a chunk of the body, the last one when ending.
  function put(message, chunk, encoding, callback, ending) {
    if (typeof callback !== 'function') callback = nop;
    const length = host.chunkLength(chunk, encoding);
    if (message.finished) {
      tooLate(message, host.error('Error', 'ERR_STREAM_WRITE_AFTER_END', 'write after end'), callback);
      return false;
    }
    if (message.destroyed) {
      host.nextTick(callback, host.error('Error', 'ERR_STREAM_DESTROYED', 'Cannot call write after a stream was destroyed'));
      return false;
    }
    checkLength(message, length, ending);
    if (!message._header) {
      if (ending) message._contentLength = length;
      message._implicitHeader();
    }
    if (!message._hasBody) {
      if (message[kRejectBody]) {
        throw host.error('Error', 'ERR_HTTP_BODY_NOT_ALLOWED',
          'Adding content for this request method or response status is not allowed.');
      }
      host.nextTick(callback);
      return true;
    }
    if (!ending) uncorkSoon(message.socket);
    if (isStrict(message)) message[kBytesWritten] += length;
    return framed(message, chunk, encoding, callback, length);
  }

  function framed(message, chunk, encoding, callback, length) {
    if (!message.chunkedEncoding || chunk.length === 0) return message._send(chunk, encoding, callback, length);
    message._send(length.toString(16), 'latin1', null);
    message._send(crlf, null, null);
    message._send(chunk, encoding, null, length);
    return message._send(crlf, null, callback);
  }

  function onFinish(message) {
    if (!message?.socket?._hadError) message.emit('finish');
  }

  // releaseSocket takes every cork from the socket that ends with its message.
  function releaseSocket(socket) {
    if (socket._writableState) socket._writableState.corked = 1;
    do socket.uncork(); while (socket.writableCorked > 0);
  }

  const body = {
    write(chunk, encoding, callback) {
      if (typeof encoding === 'function') [callback, encoding] = [encoding, null];
      const more = put(this, chunk, encoding, callback, false);
      if (!more) this[kNeedDrain] = true;
      return more;
    },
    end(chunk, encoding, callback) {
      if (typeof chunk === 'function') [callback, chunk, encoding] = [chunk, null, null];
      else if (typeof encoding === 'function') [callback, encoding] = [encoding, null];
      if (this.finished) return endAgain(this, chunk, callback);
      if (chunk) {
        if (this.socket) this.socket.cork();
        put(this, chunk, encoding, null, true);
      } else if (!this._header) {
        if (this.socket) this.socket.cork();
        this._contentLength = 0;
        this._implicitHeader();
      }
      if (typeof callback === 'function') this.once('finish', callback);
      checkLength(this, 0, true);
      const finish = onFinish.bind(undefined, this);
      if (this._hasBody && this.chunkedEncoding) this._send('0\r\n' + this._trailer + '\r\n', 'latin1', finish);
      else if (!this._headerSent || this.writableLength || chunk) this._send('', 'latin1', finish);
      else host.nextTick(finish);
      if (this.socket) releaseSocket(this.socket);
      this[kCorked] = 1;
      this.uncork();
      this.finished = true;
      if (this.outputData.length === 0 && this.socket && this.socket._httpMessage === this) this._finish();
      return this;
    },
    flushHeaders() {
      if (!this._header) this._implicitHeader();
      this._send('');
    },
    cork() {
      this[kCorked]++;
      if (this.socket) this.socket.cork();
    },
    uncork() {
      if (this[kCorked] > 0) this[kCorked]--;
      if (this.socket) this.socket.uncork();
    },
    destroy(error) {
      if (this.destroyed) return this;
      this.destroyed = true;
      this[kErrored] = error;
      if (this.socket) this.socket.destroy(error);
      else this.once('socket', function socketDestroyOnConnect(socket) { socket.destroy(error); });
      return this;
    },
    setTimeout(msecs, callback) {
      if (callback) this.on('timeout', callback);
      if (this.socket) this.socket.setTimeout(msecs);
      else this.once('socket', function socketSetTimeoutOnConnect(socket) { socket.setTimeout(msecs); });
      return this;
    },
    pipe() {
      this.emit('error', host.error('Error', 'ERR_STREAM_CANNOT_PIPE', 'Cannot pipe, not readable'));
    },
  };

  // endAgain is end() of a message that has ended.
  function endAgain(message, chunk, callback) {
    const listens = typeof callback === 'function';
    if (chunk) {
      tooLate(message, host.error('Error', 'ERR_STREAM_WRITE_AFTER_END', 'write after end'), listens ? callback : nop);
    } else if (listens && message.writableFinished) {
      callback(host.error('Error', 'ERR_STREAM_ALREADY_FINISHED', 'Cannot call end after a stream was finished'));
    } else if (listens) {
      message.on('finish', callback);
    }
    return message;
  }

  // What brings a message to its socket, or keeps it until there is one.
  const way = {
    _implicitHeader() {
      throw host.error('Error', 'ERR_METHOD_NOT_IMPLEMENTED', 'The _implicitHeader() method is not implemented');
    },
    _send(data, encoding, callback, byteLength) {
      if (!this._headerSent && this._header !== null) {
        const header = this._header;
        if (typeof data === 'string' && (encoding === 'utf8' || encoding === 'latin1' || !encoding)) {
          data = header + data;
        } else {
          this.outputData.unshift({ data: header, encoding: 'latin1', callback: null });
          this.outputSize += header.length;
          this._onPendingData(header.length);
        }
        this._headerSent = true;
      }
      return this._writeRaw(data, encoding, callback, byteLength);
    },
    _writeRaw(data, encoding, callback) {
      const socket = this.socket;
      if (socket?.destroyed) return false;
      if (typeof encoding === 'function') [callback, encoding] = [encoding, null];
      if (socket && socket._httpMessage === this && socket.writable) {
        if (this.outputData.length > 0) this._flushOutput(socket);
        return socket.write(data, encoding, callback);
      }
      this.outputData.push({ data, encoding, callback });
      this.outputSize += data.length;
      this._onPendingData(data.length);
      return this.outputSize < this[kHighWaterMark];
    },
    _finish() {
      if (!this.socket) throw host.error('Error', 'ERR_INTERNAL_ASSERTION', NO_SOCKET);
      this.emit('prefinish');
    },
    _flush() {
      const socket = this.socket;
      if (!socket || !socket.writable) return;
      const more = this._flushOutput(socket);
      if (this.finished) {
        this._finish();
      } else if (more && this[kNeedDrain]) {
        this[kNeedDrain] = false;
        this.emit('drain');
      }
    },
    _flushOutput(socket) {
      for (; this[kCorked] > 0; this[kCorked]--) socket.cork();
      const waiting = this.outputData;
      if (waiting.length === 0) return undefined;
      let more;
      socket.cork();
      for (const piece of waiting) {
        const { data, encoding, callback } = piece;
        piece.data = null;
        more = socket.write(data, encoding, callback);
      }
      socket.uncork();
      this.outputData = [];
      this._onPendingData(-this.outputSize);
      this.outputSize = 0;
      return more;
    },
  };

  // What accessors of the prototype show.
  const shown = {
    errored: (m) => m[kErrored],
    closed: (m) => m._closed,
    connection: (m) => m.socket,
    headersSent: (m) => !!m._header,
    writableEnded: (m) => m.finished,
    writableFinished: (m) => m.finished && m.outputSize === 0 && (!m.socket || m.socket.writableLength === 0),
    writableObjectMode: () => false,
    writableLength: (m) => m.outputSize + (m.socket ? m.socket.writableLength : 0),
    writableHighWaterMark: (m) => (m.socket ? m.socket.writableHighWaterMark : m[kHighWaterMark]),
    writableCorked: (m) => (m.socket ? m.socket.writableCorked : m[kCorked]),
    writableNeedDrain: (m) => !m.destroyed && !m.finished && m[kNeedDrain],
    _headers: (m) => m.getHeaders(),
    _headerNames(m) {
      const names = { __proto__: null };
      for (const [lower, field] of Object.entries(m[kOutHeaders] ?? {})) names[lower] = field[0];
      return m[kOutHeaders] === null ? null : names;
    },
  };

  // And what assigning to them does.
  const assigned = {
    connection(m, value) { m.socket = value; },
    _headers(m, value) {
      m[kOutHeaders] = null;
      if (value === null || typeof value !== 'object') return;
      m[kOutHeaders] = { __proto__: null };
      for (const name of Object.keys(value)) m[kOutHeaders][name.toLowerCase()] = [name, value[name]];
    },
    _headerNames(m, value) {
      if (value === null || typeof value !== 'object' || m[kOutHeaders] === null) return;
      for (const [lower, name] of Object.entries(value)) if (m[kOutHeaders][lower]) m[kOutHeaders][lower][0] = name;
    },
  };

  return { init, methods: { ...fields, ...body, ...way }, shown, assigned, headers: (m) => m[kOutHeaders] };
})
