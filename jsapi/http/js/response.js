// Responses that a script makes without a server, new ServerResponse(req), and gives a
// socket of its choice; see outgoing.js.
(function (host, outgoing) {
  'use strict';

  // init is the constructor.
  function init(req, options) {
    outgoing.init.call(this, options);
    if (req.method === 'HEAD') this._hasBody = false;
    Object.assign(this, { req, sendDate: true, _sent100: false, _expect_continue: false });
    if (req.httpVersionMajor < 1 || req.httpVersionMinor < 1) {
      this.useChunkedEncodingByDefault = host.asksChunked(req.headers.te);
      this.shouldKeepAlive = false;
    }
  }

  function onServerResponseClose() {
    const message = this._httpMessage;
    if (!message || message._closed) return;
    message.destroyed = true;
    message._closed = true;
    message.emit('close');
  }

  // merge adds the headers given to writeHead to those set before.
  function merge(message, headers) {
    if (Array.isArray(headers)) {
      if (headers.length % 2 !== 0) throw host.invalidValue('headers', headers);
      for (let i = 0; i < headers.length; i += 2) if (headers[i]) message.setHeader(headers[i], headers[i + 1]);
    } else if (headers) {
      for (const name of Object.keys(headers)) if (name) message.setHeader(name, headers[name]);
    }
    return outgoing.headers(message);
  }

  const methods = {
    assignSocket(socket) {
      if (socket._httpMessage) {
        throw host.error('Error', 'ERR_HTTP_SOCKET_ASSIGNED', 'ServerResponse has an already assigned socket');
      }
      socket._httpMessage = this;
      socket.on('close', onServerResponseClose);
      this.socket = socket;
      this.emit('socket', socket);
      this._flush();
    },
    detachSocket(socket) {
      socket.removeListener('close', onServerResponseClose);
      socket._httpMessage = null;
      this.socket = null;
    },
    writeContinue(callback) {
      this._writeRaw('HTTP/1.1 100 Continue\r\n\r\n', 'ascii', callback);
      this._sent100 = true;
    },
    writeProcessing(callback) { this._writeRaw('HTTP/1.1 102 Processing\r\n\r\n', 'ascii', callback); },
    writeEarlyHints(hints, callback) {
      const head = host.earlyHints(hints);
      if (head) this._writeRaw(head, 'ascii', callback);
    },
    _implicitHeader() { this.writeHead(this.statusCode); },
    writeHead(statusCode, reason, headers) {
      if (this._header) {
        throw host.error('Error', 'ERR_HTTP_HEADERS_SENT', 'Cannot write headers after they are sent to the client');
      }
      const code = host.checkStatus(statusCode);
      if (typeof reason === 'string') {
        this.statusMessage = reason;
      } else {
        if (!this.statusMessage) this.statusMessage = host.statusText(code);
        headers ??= reason;
      }
      this.statusCode = code;
      if (outgoing.headers(this)) headers = merge(this, headers);
      host.checkReason(this.statusMessage);
      if (code === 204 || code === 304 || code < 200) this._hasBody = false;
      if (this._expect_continue && !this._sent100) this.shouldKeepAlive = false;
      this._storeHeader(`HTTP/1.1 ${code} ${this.statusMessage}\r\n`, headers);
      return this;
    },
  };

  return { init, methods: { ...methods, writeHeader: methods.writeHead } };
})
