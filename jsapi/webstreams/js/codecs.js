// The streams that encode: TextEncoderStream and TextDecoderStream (Encoding Standard,
// section 8), CompressionStream and DecompressionStream (Compression Streams).
(function (ws, host) {
  'use strict';

  const { the } = ws;
  const showPair = function (p) { return { readable: p.readable, writable: p.writable }; };

  let encoderRecord, decoderRecord, compressRecord, decompressRecord;

  class TextEncoderStream {
    #r;
    constructor() {
      const encoder = new TextEncoder();
      let high = ''; // half of a pair that a chunk ended with
      this.#r = ws.pair(function (chunk, controller) {
        let text = high + (typeof chunk === 'symbol' ? String(chunk) : `${chunk}`);
        const last = text.charCodeAt(text.length - 1);
        high = last >= 0xd800 && last <= 0xdbff ? text[text.length - 1] : '';
        if (high !== '') text = text.slice(0, -1);
        const bytes = encoder.encode(text);
        if (bytes.byteLength > 0) controller.enqueue(bytes);
      }, function (controller) {
        if (high !== '') controller.enqueue(encoder.encode('\ufffd'));
      });
    }
    static { encoderRecord = function (v) { return v !== null && typeof v === 'object' && #r in v ? v.#r : undefined; }; }
    get encoding() { the(encoderRecord, this, 'TextEncoderStream'); return 'utf-8'; }
    get readable() { return the(encoderRecord, this, 'TextEncoderStream').readable; }
    get writable() { return the(encoderRecord, this, 'TextEncoderStream').writable; }
  }
  ws.register(TextEncoderStream, encoderRecord, function (p) {
    return { encoding: 'utf-8', readable: p.readable, writable: p.writable };
  });
  delete TextEncoderStream.prototype[Symbol.toStringTag]; // as in Node 20

  class TextDecoderStream {
    #r;
    constructor(encoding = 'utf-8', options = {}) {
      const decoder = new TextDecoder(encoding, options);
      this.#r = ws.pair(function (chunk, controller) {
        const text = decoder.decode(chunk, { stream: true });
        if (text !== '') controller.enqueue(text);
      }, function (controller) {
        const text = decoder.decode();
        if (text !== '') controller.enqueue(text);
      });
      this.#r.decoder = decoder;
    }
    static { decoderRecord = function (v) { return v !== null && typeof v === 'object' && #r in v ? v.#r : undefined; }; }
    get encoding() { return the(decoderRecord, this, 'TextDecoderStream').decoder.encoding; }
    get fatal() { return the(decoderRecord, this, 'TextDecoderStream').decoder.fatal; }
    get ignoreBOM() { return the(decoderRecord, this, 'TextDecoderStream').decoder.ignoreBOM; }
    get readable() { return the(decoderRecord, this, 'TextDecoderStream').readable; }
    get writable() { return the(decoderRecord, this, 'TextDecoderStream').writable; }
  }
  Object.defineProperty(TextDecoderStream, 'length', { value: 0 });
  ws.register(TextDecoderStream, decoderRecord, function (p) {
    const { encoding, fatal, ignoreBOM } = p.decoder;
    return { encoding, fatal, ignoreBOM, readable: p.readable, writable: p.writable };
  });
  delete TextDecoderStream.prototype[Symbol.toStringTag];

  // zlibPair makes the streams of one of zlib's transforms.
  function zlibPair(format, methods) {
    if (!Object.hasOwn(methods, format)) throw host.invalidArgValue('TypeError', 'format', format);
    return host.require('stream').Duplex.toWeb(host.require('zlib')[methods[format]]());
  }

  class CompressionStream {
    #r;
    constructor(format) {
      this.#r = zlibPair(format, { deflate: 'createDeflate', 'deflate-raw': 'createDeflateRaw', gzip: 'createGzip' });
    }
    static { compressRecord = function (v) { return v !== null && typeof v === 'object' && #r in v ? v.#r : undefined; }; }
    get readable() { return the(compressRecord, this, 'CompressionStream').readable; }
    get writable() { return the(compressRecord, this, 'CompressionStream').writable; }
  }
  ws.register(CompressionStream, compressRecord, showPair);

  class DecompressionStream {
    #r;
    constructor(format) {
      this.#r = zlibPair(format, { deflate: 'createInflate', 'deflate-raw': 'createInflateRaw', gzip: 'createGunzip' });
    }
    static { decompressRecord = function (v) { return v !== null && typeof v === 'object' && #r in v ? v.#r : undefined; }; }
    get readable() { return the(decompressRecord, this, 'DecompressionStream').readable; }
    get writable() { return the(decompressRecord, this, 'DecompressionStream').writable; }
  }
  ws.register(DecompressionStream, decompressRecord, showPair);
})
