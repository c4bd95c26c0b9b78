// The rest of _http_common: the parsers that are kept for use again, and what they make of
// the bytes. Our servers and clients do without; packages that read messages by hand do not.
(function (HTTPParser, IncomingMessage, kIncomingMessage, methods, insecure) {
  'use strict';

  const { kOnMessageBegin, kOnHeaders, kOnHeadersComplete, kOnBody, kOnMessageComplete, kOnExecute, kOnTimeout } = HTTPParser;
  let lenient;

  // take empties what onHeaders has gathered.
  function take(parser) {
    const fields = parser._headers;
    parser._headers = [];
    parser._url = '';
    return fields;
  }

  // flow has the socket of a message read, or not: a body that nobody takes holds it back.
  function flow(socket, on) {
    if (!on) socket?.pause();
    else if (socket && !socket._paused && socket.readable) socket.resume();
  }

  function parserOnHeaders(fields, url) {
    if (this.maxHeaderPairs <= 0 || this._headers.length < this.maxHeaderPairs) this._headers.push(...fields);
    this._url += url;
  }

  function parserOnHeadersComplete(major, minor, fields, method, url, status, reason, upgrade, keepAlive) {
    const server = this.socket?.server;
    url ??= this._url;
    fields ??= this._headers;
    take(this);
    const message = this.incoming = new (server?.[kIncomingMessage] ?? IncomingMessage)(this.socket);
    Object.assign(message, { httpVersionMajor: major, httpVersionMinor: minor, httpVersion: major + '.' + minor, url, upgrade });
    message.joinDuplicateHeaders = server?.joinDuplicateHeaders || this.joinDuplicateHeaders;
    message._addHeaderLines(fields, this.maxHeaderPairs > 0 ? Math.min(fields.length, this.maxHeaderPairs) : fields.length);
    if (typeof method === 'number') {
      message.method = methods[method];
    } else {
      message.statusCode = status;
      message.statusMessage = reason;
    }
    return this.onIncoming(message, keepAlive);
  }

  function parserOnBody(chunk) {
    const message = this.incoming;
    if (message !== null && !message._dumped && !message.push(chunk)) flow(this.socket, false);
  }

  function parserOnMessageComplete() {
    const message = this.incoming;
    if (message !== null) {
      message.complete = true;
      const trailers = take(this);
      if (trailers.length > 0) message._addHeaderLines(trailers, trailers.length);
      message.push(null);
    }
    flow(this.socket, true);
  }

  // clean makes a parser as it is when it belongs to nobody.
  function clean(parser) {
    Object.assign(parser, {
      _headers: [], _url: '', socket: null, incoming: null, outgoing: null, maxHeaderPairs: 2000,
      [kOnMessageBegin]: null, [kOnExecute]: null, [kOnTimeout]: null,
      _consumed: false, onIncoming: null, joinDuplicateHeaders: null,
    });
    return parser;
  }

  function parsersCb() {
    return Object.assign(clean(new HTTPParser()), {
      [kOnHeaders]: parserOnHeaders, [kOnHeadersComplete]: parserOnHeadersComplete, [kOnBody]: parserOnBody, [kOnMessageComplete]: parserOnMessageComplete,
    });
  }

  class FreeList {
    constructor(name, max, ctor) {
      this.name = name;
      this.ctor = ctor;
      this.max = max;
      this.list = [];
    }

    alloc() {
      return this.list.pop() ?? this.ctor();
    }

    free(one) {
      const room = this.list.length < this.max;
      if (room) this.list.push(one);
      return room;
    }
  }

  const parsers = new FreeList('parsers', 1000, parsersCb);

  function freeParser(parser, req, socket) {
    if (parser) {
      if (parser._consumed) parser.unconsume();
      clean(parser);
      parser.remove();
      if (parsers.free(parser)) parser.free();
      else setImmediate(() => parser.close());
    }
    if (req) req.parser = null;
    if (socket) socket.parser = null;
  }

  function isLenient() {
    return lenient ??= insecure();
  }

  function prepareError(error, parser, rawPacket) {
    error.rawPacket = rawPacket || parser.getCurrentBuffer();
    if (typeof error.reason === 'string') error.message = `Parse Error: ${error.reason}`;
  }

  return { freeParser, parsers, kIncomingMessage, HTTPParser, isLenient, prepareError };
})
