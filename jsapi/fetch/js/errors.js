// Why a fetch fails, in the classes of the client under Node's, undici.
(function (api, host) {
  'use strict';

  class UndiciError extends Error {
    constructor(message, name, code) {
      super(message);
      this.name = name;
      this.code = code;
    }
  }
  class InvalidArgumentError extends UndiciError {
    constructor(message) { super(message, 'InvalidArgumentError', 'UND_ERR_INVALID_ARG'); }
  }
  class NotSupportedError extends UndiciError {
    constructor(message) { super(message, 'NotSupportedError', 'UND_ERR_NOT_SUPPORTED'); }
  }
  class SocketError extends UndiciError {
    constructor(message, socket) {
      super(message, 'SocketError', 'UND_ERR_SOCKET');
      this.socket = socket;
    }
  }
  class HTTPParserError extends Error {
    constructor(message, code, data) {
      super(message);
      this.name = 'HTTPParserError';
      this.code = code;
      this.data = data;
    }
  }

  api.failed = (cause) => Object.assign(new TypeError('fetch failed'), { cause });

  // terminated is the error of a body that ends before its end.
  api.terminated = (cause) => Object.assign(new TypeError('terminated'), { cause });

  // causeOf is err, of the http module's request, as undici has it.
  api.causeOf = function (err, req) {
    if (err !== undefined && /^HPE_/.test(err.code)) {
      const reason = err.reason === 'Expected HTTP/, RTSP/ or ICE/' ? 'Expected HTTP/' : err.reason;
      return new HTTPParserError(`Response does not match the HTTP/1.1 protocol (${reason})`, err.code, err.rawPacket && String(err.rawPacket));
    }
    if (err !== undefined && (err.code !== 'ECONNRESET' || err.syscall !== undefined)) return err;
    const s = req.socket;
    return new SocketError('other side closed', s && {
      localAddress: s.localAddress, localPort: s.localPort, remoteAddress: s.remoteAddress, remotePort: s.remotePort,
      remoteFamily: s.remoteFamily, timeout: undefined, bytesWritten: s.bytesWritten, bytesRead: s.bytesRead,
    });
  };

  // refusal is why a request cannot have those headers, undefined when it can.
  api.refusal = function (headers) {
    for (const [name, value] of headers) {
      switch (name.toLowerCase()) {
        case 'transfer-encoding': case 'keep-alive': case 'upgrade':
          return new InvalidArgumentError(`invalid ${name.toLowerCase()} header`);
        case 'connection':
          if (!['close', 'keep-alive'].includes(value.toLowerCase())) return new InvalidArgumentError('invalid connection header');
          break;
        case 'expect':
          return new NotSupportedError('expect header not supported');
      }
    }
    return undefined;
  };

  const badPorts = new Set([1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
    111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563,
    587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679,
    6697, 10080]);

  // badPort reports whether url leads to a port where no web server is. (Fetch Standard, section 2.9.)
  api.badPort = (url) => url.port !== '' && badPorts.has(Number(url.port));
})
