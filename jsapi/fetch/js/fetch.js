// fetch, over the http and https modules. (Fetch Standard, section 5.6.)
(function (api, host) {
  'use strict';

  const maxRedirects = 20;

  api.fetch = async function (input, init) {
    const r = api.requestOf(new api.Request(input, init));
    if (r.signal.aborted) throw r.signal.reason;
    const url = new URL(r.url);
    switch (url.protocol) {
      case 'http:':
      case 'https:':
        return go(r, url, 0);
      case 'data:':
        return ofData(url);
      case 'blob:':
        return ofBlob(url);
    }
    throw failed(new Error('unknown scheme'));
  };

  function failed(cause) { return Object.assign(new TypeError('fetch failed'), { cause }); }

  function make(r, url, hops, status, statusText, headers, body) {
    const h = new api.Headers();
    for (let i = 0; i < headers.length; i += 2) h.append(headers[i], headers[i + 1]);
    return api.makeResponse({ type: 'basic', url, redirected: hops > 0, status, statusText, headers: api.guard(h, 'immutable'),
      body: body === null ? null : { type: null, length: null, source: null, stream: body } });
  }

  // go sends the request and follows where it is sent on.
  async function go(r, url, hops) {
    const res = await send(r, url);
    const location = res.headers.location;
    if ([301, 302, 303, 307, 308].includes(res.statusCode) && location !== undefined && r.redirect !== 'manual') {
      res.destroy();
      if (r.redirect === 'error') throw failed(new Error('unexpected redirect'));
      if (hops >= maxRedirects) throw failed(new Error('redirect count exceeded'));
      const next = new URL(location, url);
      if (next.protocol !== 'http:' && next.protocol !== 'https:') throw failed(new Error('URL scheme must be a HTTP(S) scheme'));
      if (res.statusCode !== 303 && r.body !== null && r.body.source === null) throw failed(new Error('cannot send a stream again'));
      if ([301, 302].includes(res.statusCode) && r.method === 'POST' || res.statusCode === 303 && !['GET', 'HEAD'].includes(r.method)) {
        r.method = 'GET';
        r.body = null;
        for (const name of ['content-encoding', 'content-language', 'content-location', 'content-type', 'content-length']) r.headers.delete(name);
      }
      if (next.origin !== url.origin) for (const name of ['authorization', 'proxy-authorization', 'cookie', 'host']) r.headers.delete(name);
      return go(r, next, hops + 1);
    }
    const empty = r.method === 'HEAD' || [101, 204, 205, 304].includes(res.statusCode);
    if (empty) res.resume();
    return make(r, url.href, hops, res.statusCode, res.statusMessage, res.rawHeaders, empty ? null : bodyOf(r, res));
  }

  // send makes one request; the promise is of the response's head.
  function send(r, url) {
    return new Promise(function (resolve, reject) {
      const headers = headersOf(r);
      const req = host.require(url.protocol === 'https:' ? 'https' : 'http').request(url, { method: r.method, headers });
      const abort = function () {
        reject(r.signal.reason);
        req.destroy(r.signal.reason);
      };
      r.signal.addEventListener('abort', abort, { once: true });
      req.on('error', function (err) { reject(r.signal.aborted ? r.signal.reason : failed(err)); });
      req.on('response', function (res) {
        r.signal.removeEventListener('abort', abort);
        resolve(res);
      });
      if (r.body === null) return void req.end();
      if (r.body.source !== null && !(r.body.source instanceof Blob)) return void req.end(r.body.source);
      pump(api.streamOf(r.body), req).catch(function (err) {
        reject(err);
        req.destroy(err);
      });
    });
  }

  async function pump(stream, req) {
    const reader = stream.getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return void req.end();
      if (!req.write(value)) await host.require('events').once(req, 'drain');
    }
  }

  // headersOf are the request's headers with those that every request has.
  function headersOf(r) {
    const out = {};
    for (const [name, value] of r.headers) out[name] = value;
    const defaults = { 'accept': '*/*', 'accept-language': '*', 'sec-fetch-mode': r.mode, 'user-agent': 'node', 'accept-encoding': 'gzip, deflate' };
    for (const name of Object.keys(defaults)) if (!(name in out)) out[name] = defaults[name];
    if (r.body !== null && r.body.length !== null) out['content-length'] = String(r.body.length);
    else if (r.body === null && (r.method === 'POST' || r.method === 'PUT')) out['content-length'] = '0';
    return out;
  }

  // terminated is the error of a body that ends before its end.
  function terminated(err) {
    const cut = err === undefined || err.code === 'ECONNRESET';
    const cause = cut ? Object.assign(new Error('other side closed'), { name: 'SocketError', code: 'UND_ERR_SOCKET' }) : err;
    return Object.assign(new TypeError('terminated'), { cause });
  }

  // bodyOf is the response's body, decoded, as a byte stream that an abort fails.
  function bodyOf(r, res) {
    let from = res;
    const zlib = { gzip: 'createGunzip', 'x-gzip': 'createGunzip', deflate: 'createInflate', br: 'createBrotliDecompress' };
    for (const coding of (res.headers['content-encoding'] || '').toLowerCase().split(',').map((s) => s.trim()).filter(Boolean).reverse()) {
      if (zlib[coding] === undefined) break;
      const decoder = host.require('zlib')[zlib[coding]]();
      host.require('stream').pipeline(from, decoder, function () {});
      from = decoder;
    }
    let controller;
    const stream = new ReadableStream({
      type: 'bytes',
      start(c) { controller = c; },
      pull() { from.resume(); },
      cancel(reason) { from.destroy(reason); },
    });
    let over = false;
    const fail = function (err) {
      if (over) return;
      over = true;
      controller.error(err);
      res.destroy();
    };
    from.on('data', function (chunk) {
      controller.enqueue(new Uint8Array(chunk));
      if (!(controller.desiredSize > 0)) from.pause();
    });
    from.on('end', function () {
      if (over) return;
      over = true;
      controller.close();
      if (controller.byobRequest) controller.byobRequest.respond(0);
    });
    from.on('error', function (err) { fail(terminated(err)); });
    from.on('close', function () { fail(terminated()); });
    from.pause();
    r.signal.addEventListener('abort', function () { fail(r.signal.reason); }, { once: true });
    return stream;
  }

  // ofData is the response for a data: URL.
  function ofData(url) {
    const m = /^data:([^,]*?)(;\s*base64\s*)?,(.*)$/is.exec(url.href.replace(/#.*$/, ''));
    if (m === null) throw failed(new Error('invalid URL'));
    const raw = unescapeBytes(m[3]);
    const bytes = m[2] ? Buffer.from(raw.toString('latin1'), 'base64') : raw;
    const type = m[1].trim() === '' ? 'text/plain;charset=US-ASCII' : m[1].startsWith(';') ? 'text/plain' + m[1] : m[1];
    return make(null, url.href, 0, 200, 'OK', ['content-type', type], api.streamOf(api.extract(bytes)));
  }

  function unescapeBytes(s) {
    return Buffer.from(s.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1');
  }

  function ofBlob(url) {
    const blob = host.require('buffer').resolveObjectURL(url.href);
    if (blob === undefined) throw failed(new Error('invalid blob URL'));
    return make(null, url.href, 0, 200, 'OK', ['content-length', String(blob.size), 'content-type', blob.type], blob.stream());
  }
})
