// Bodies: what a Request or a Response is made of, and what is made of one.
// (Fetch Standard, section 5.3.)
(function (api, host) {
  'use strict';

  // extract makes of what a script gives { type, length, source, stream }. The stream is
  // made when it is asked for.
  api.extract = function (v) {
    if (v instanceof ReadableStream) {
      if (v.locked || v[Symbol.for('nodejs.stream.disturbed')]) {
        throw new TypeError('Response body object should not be disturbed or locked');
      }
      return { type: null, length: null, source: null, stream: v };
    }
    if (v instanceof Blob) return of(v, v.type || null, v.size);
    if (v instanceof ArrayBuffer || ArrayBuffer.isView(v)) {
      const bytes = Buffer.from(v instanceof ArrayBuffer ? new Uint8Array(v) : new Uint8Array(v.buffer, v.byteOffset, v.byteLength));
      return of(bytes, null, bytes.length);
    }
    if (v instanceof URLSearchParams) return ofText(v.toString(), 'application/x-www-form-urlencoded;charset=UTF-8');
    if (v instanceof api.FormData) return multipart(v);
    if (v !== null && typeof v === 'object' && typeof v[Symbol.asyncIterator] === 'function') {
      return { type: null, length: null, source: null, stream: ReadableStream.from(v) };
    }
    return ofText(api.text(v), 'text/plain;charset=UTF-8');
  };

  function ofText(s, type) {
    const bytes = Buffer.from(s);
    return of(bytes, type, bytes.length);
  }

  function of(source, type, length) { return { type, length, source, stream: undefined }; }

  // multipart is a FormData as multipart/form-data.
  function multipart(form) {
    const boundary = '----formdata-undici-0' + String(Math.floor(Math.random() * 1e11)).padStart(11, '0');
    const quote = (s) => s.replace(/\n/g, '%0A').replace(/\r/g, '%0D').replace(/"/g, '%22');
    const lines = (s) => s.replace(/\r?\n|\r/g, '\r\n');
    const parts = [];
    for (const [name, value] of form) {
      let head = `--${boundary}\r\nContent-Disposition: form-data; name="${quote(lines(name))}"`;
      if (typeof value === 'string') {
        parts.push(head + '\r\n\r\n' + lines(value) + '\r\n');
      } else {
        head += `; filename="${quote(value.name)}"\r\nContent-Type: ${value.type || 'application/octet-stream'}\r\n\r\n`;
        parts.push(head, value, '\r\n');
      }
    }
    parts.push(`--${boundary}--\r\n`);
    const blob = new Blob(parts);
    return of(blob, 'multipart/form-data; boundary=' + boundary, blob.size);
  }

  // streamOf is the body as a byte stream.
  api.streamOf = function (body) {
    if (body.stream === undefined) {
      const { source } = body;
      body.stream = source instanceof Blob ? source.stream() : new ReadableStream({
        type: 'bytes',
        pull(c) {
          if (source.length > 0) c.enqueue(new Uint8Array(source));
          c.close();
          if (c.byobRequest) c.byobRequest.respond(0);
        },
      });
    }
    return body.stream;
  };

  // used reports whether the body has been read, or is being read.
  function used(body) { return body !== null && body.stream !== undefined && body.stream[Symbol.for('nodejs.stream.disturbed')]; }

  // unusable reports whether the body is no longer anybody's to read.
  const unusable = (body) => Boolean(used(body) || body.stream !== undefined && body.stream.locked || body.taken);
  api.unusable = (body) => body !== null && unusable(body);

  // read is all of the body's bytes, once.
  async function read(body) {
    if (body === null) return Buffer.alloc(0);
    if (body.aborted) throw new DOMException('The operation was aborted.', 'AbortError');
    if (unusable(body)) {
      throw new TypeError('Body is unusable: Body has already been read');
    }
    body.taken = true;
    const chunks = [];
    const reader = api.streamOf(body).getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return Buffer.concat(chunks);
      if (!(value instanceof Uint8Array)) throw new TypeError('Received non-Uint8Array chunk');
      chunks.push(value);
    }
  }

  // mixin defines on Class what Request and Response have in common; record(v) is the state.
  api.mixin = function (Class, record) {
    const type = (r) => r.headers.get('content-type');
    const reading = {
      bytes(r, bytes) { return new Uint8Array(bytes); },
      arrayBuffer(r, bytes) { return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length); },
      blob(r, bytes) { return new Blob([bytes], { type: api.mimeType(type(r) || '') }); },
      formData(r, bytes) { return parseForm(type(r) || '', bytes); },
      json(r, bytes) { return JSON.parse(decode(bytes)); },
      text(r, bytes) { return decode(bytes); },
    };
    for (const name of Object.keys(reading)) {
      const method = {
        async [name]() {
          const r = record(this);
          return reading[name](r, await read(r.body));
        },
      }[name];
      Object.defineProperty(Class.prototype, name, { configurable: true, enumerable: true, writable: true, value: method });
    }
    for (const [name, get] of [
      ['body', function () { const { body } = record(this); return body === null ? null : api.streamOf(body); }],
      ['bodyUsed', function () { const { body } = record(this); return Boolean(body !== null && (body.taken || used(body))); }],
    ]) {
      Object.defineProperty(Class.prototype, name, { configurable: true, enumerable: true, get });
    }
  };

  function decode(bytes) { return new TextDecoder().decode(bytes); }

  // cloneBody gives a body to two owners.
  api.cloneBody = function (body) {
    if (body === null) return null;
    if (unusable(body)) throw new TypeError('Response.clone: Body has already been consumed.');
    if (body.source !== null && body.stream === undefined) return Object.assign({}, body);
    const [a, b] = api.streamOf(body).tee();
    body.stream = a;
    return { type: body.type, length: body.length, source: null, stream: b };
  };

  function parseForm(type, bytes) {
    const form = new api.FormData();
    if (/^application\/x-www-form-urlencoded/i.test(type)) {
      for (const [k, v] of new URLSearchParams(decode(bytes))) form.append(k, v);
      return form;
    }
    if (!/^multipart\/form-data/i.test(type)) {
      throw new TypeError('Content-Type was not one of "multipart/form-data" or "application/x-www-form-urlencoded".');
    }
    const m = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(type) || bad();
    const mark = Buffer.from('--' + (m[1] || m[2]));
    let at = bytes.indexOf(mark) === 0 ? 0 : bad();
    while (bytes.toString('latin1', at + mark.length, at + mark.length + 2) !== '--') {
      const start = at + mark.length + 2, next = bytes.indexOf(mark, start);
      if (next < 0) bad();
      part(form, bytes.subarray(start, next - 2));
      at = next;
    }
    return form;
  }

  function bad() { throw new TypeError('Failed to parse body as FormData.'); }

  function part(form, bytes) {
    const split = bytes.indexOf('\r\n\r\n');
    const head = bytes.subarray(0, split).toString(), data = bytes.subarray(split + 4);
    const name = /name="([^"]*)"/i.exec(head), file = /filename="([^"]*)"/i.exec(head);
    if (split < 0 || name === null) bad();
    const plain = (s) => s.replace(/%0A/gi, '\n').replace(/%0D/gi, '\r').replace(/%22/g, '"');
    if (file === null) {
      form.append(plain(name[1]), data.toString());
    } else {
      const kind = /content-type:\s*([^\r\n]+)/i.exec(head);
      form.append(plain(name[1]), new File([data], plain(file[1]), { type: kind === null ? '' : kind[1] }));
    }
  }
})
