(function (Socket, streamWrapError, errno) {
  'use strict';

  // JSStream is the handle of a Socket whose connection is a stream of the script's. What
  // the Socket writes goes to the stream at once; the end of it is told in the check phase
  // behind, once, and as cancelled when the handle is closed before.
  class JSStream {
    #stream;
    #writing = null;
    #ending = null;
    fd = -1;
    isStreamBase = true;
    bytesRead = 0;
    bytesWritten = 0;

    constructor(stream) { this.#stream = stream; }

    getAsyncId() { return -1; }
    readStart() { this.#stream.resume(); return 0; }
    readStop() { this.#stream.pause(); return 0; }
    writeBuffer(req, data) { return this.writev(req, [data]); }
    writeUtf8String(req, text) { return this.writev(req, [Buffer.from(text)]); }

    writev(req, chunks) {
      let left = chunks.length;
      let status = 0;
      const written = (err) => {
        if (err) status = -(errno[err.code] || errno.EPIPE);
        if (--left === 0) setImmediate(() => this.#wrote(req, status));
      };
      req.async = true;
      this.#writing = req;
      this.#stream.cork();
      for (const chunk of chunks) {
        this.bytesWritten += chunk.length;
        this.#stream.write(chunk, written);
      }
      this.#stream.uncork();
      return 0;
    }

    shutdown(req) {
      this.#ending = req;
      process.nextTick(() => this.#stream.end(() => this.#ended(req, 0)));
      return 0;
    }

    close(closed) {
      this.#stream.destroy();
      setImmediate(() => {
        this.#wrote(this.#writing, -errno.ECANCELED);
        this.#ended(this.#ending, -errno.ECANCELED);
        closed();
      });
    }

    #wrote(req, status) {
      if (req === null || req !== this.#writing) return;
      this.#writing = null;
      req.oncomplete(status);
    }

    #ended(req, status) {
      if (req === null || req !== this.#ending) return;
      this.#ending = null;
      req.oncomplete(status);
    }
  }

  // JSStreamSocket is a Socket over a Duplex of bytes.
  class JSStreamSocket extends Socket {
    constructor(stream) {
      stream.pause();
      const handle = new JSStream(stream);
      super({ handle, manualStart: true });
      handle.isClosing = () => this.isClosing();
      this.stream = stream;
      const take = (chunk) => {
        if (typeof chunk === 'string' || stream.readableObjectMode) {
          stream.pause();
          stream.removeListener('data', take);
          this.emit('error', streamWrapError());
          return;
        }
        if (!this._handle) return;
        handle.bytesRead += chunk.length;
        this._unrefTimer();
        if (!this.push(chunk)) {
          handle.reading = false;
          handle.readStop();
        }
      };
      stream.on('error', (err) => this.emit('error', err));
      stream.on('data', take);
      stream.once('end', () => {
        if (!this._handle) return;
        this.push(null);
        this.read(0);
      });
      stream.once('close', () => this.destroy());
      this.read(0);
    }

    isClosing() { return !this.readable || !this.writable; }
  }
  JSStreamSocket.StreamWrap = JSStreamSocket;
  return JSStreamSocket;
})
