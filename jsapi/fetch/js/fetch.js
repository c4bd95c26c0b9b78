// fetch, over the http and https modules. (Fetch Standard, section 5.6.)
(function (api, host) {
  'use strict';

  const maxRedirects = 20;
  const { failed } = api;

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

  function make(r, url, hops, status, statusText, headers, body) {
    const h = new api.Headers();
    for (let i = 0; i < headers.length; i += 2) h.append(headers[i], headers[i + 1]);
    return api.makeResponse({ type: 'basic', url, redirected: hops > 0, status, statusText, headers: api.guard(h, 'immutable'), body });
  }

  // go sends the request and follows where it is sent on.
  async function go(r, url, hops) {
    if (api.badPort(url)) throw failed(new Error('bad port'));
    const { res, req } = await send(r, url);
    const location = res.headers.location;
    if ([301, 302, 303, 307, 308].includes(res.statusCode) && location !== undefined && r.redirect !== 'manual') {
      res.destroy();
      if (r.redirect === 'error') throw failed(new Error('unexpected redirect'));
      if (hops >= maxRedirects) throw failed(new Error('redirect count exceeded'));
      const next = new URL(location, url);
      if (next.protocol !== 'http:' && next.protocol !== 'https:') throw failed(new Error('URL scheme must be a HTTP(S) scheme'));
      if (res.statusCode !== 303 && r.body !== null && r.body.source === null) throw failed(new Error());
      if (r.mode === 'cors' && (next.username || next.password) && next.origin !== url.origin) {
        throw failed(new Error('cross origin not allowed for request mode "cors"'));
      }
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
    url.hash = '';
    return make(r, url.href, hops, res.statusCode, res.statusMessage, res.rawHeaders, empty ? null : bodyOf(r, res, req));
  }

  // send makes one request; the promise is of it and the response's head. An error that the
  // request has behind that is its failure.
  function send(r, url) {
    return new Promise(function (resolve, reject) {
      const given = api.given(r.headers), refused = api.refusal(given);
      if (refused !== undefined) throw failed(refused);
      const req = host.require(url.protocol === 'https:' ? 'https' : 'http').request(url, { method: r.method, headers: headersOf(r, url, given) });
      if (req.method !== r.method) req.method = r.method; // patch is none that is normalised
      const abort = function () {
        reject(r.signal.reason);
        req.destroy(r.signal.reason);
      };
      r.signal.addEventListener('abort', abort, { once: true });
      req.on('error', function (err) {
        req.failure = err;
        reject(r.signal.aborted ? r.signal.reason : failed(api.causeOf(err, req)));
      });
      req.on('response', function (res) {
        r.signal.removeEventListener('abort', abort);
        resolve({ res, req });
      });
      if (r.body === null) {
        req.useChunkedEncodingByDefault = false; // so that no method gets a length
        return void req.end();
      }
      if (r.body.source !== null && !(r.body.source instanceof Blob)) return void req.end(r.body.source);
      pump(api.streamOf(r.body), req).catch(function (err) {
        reject(failed(err));
        req.destroy(err);
      });
    });
  }

  async function pump(stream, req) {
    const reader = stream.getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return void req.end();
      if (typeof value !== 'string' && !ArrayBuffer.isView(value)) Buffer.byteLength(value); // throws as it does in undici
      if (!req.write(value)) await host.require('events').once(req, 'drain');
    }
  }

  // headersOf are the request's headers, with those that every request has, in undici's order.
  function headersOf(r, url, given) {
    const has = (...names) => given.some(([name]) => names.includes(name.toLowerCase()));
    const fresh = r.cache === 'default' && has('if-modified-since', 'if-none-match', 'if-unmodified-since', 'if-match', 'if-range') ? 'no-store' : r.cache;
    const mine = { 'accept': '*/*', 'accept-language': '*' };
    const referrer = referrerOf(r, url);
    if (referrer !== '') mine.referer = referrer;
    mine['sec-fetch-mode'] = r.mode;
    mine['user-agent'] = 'node';
    if (fresh === 'no-cache') mine['cache-control'] = 'max-age=0';
    if (fresh === 'no-store' || fresh === 'reload') Object.assign(mine, { 'pragma': 'no-cache', 'cache-control': 'no-cache' });
    mine['accept-encoding'] = has('range') ? 'identity' : 'gzip, deflate';
    const out = { host: url.host, connection: r.method === 'HEAD' ? 'close' : 'keep-alive' };
    for (const [name, value] of given) {
      const key = name.toLowerCase();
      if (key === 'connection') out.connection = r.method === 'HEAD' ? 'close' : value;
      else if (key === 'sec-fetch-mode') out[key] = r.mode;
      else if (key !== 'host' && key !== 'content-length') out[name] = value;
      delete mine[key];
    }
    Object.assign(out, mine);
    if (r.body !== null && r.body.length === null) out['transfer-encoding'] = 'chunked';
    else if (r.body !== null) out['content-length'] = String(r.body.length);
    else if (r.method === 'POST' || r.method === 'PUT') out['content-length'] = '0';
    return out;
  }

  // referrerOf is what a request to url says where it comes from, as undici has it: of the
  // policies it tells only these from one another.
  function referrerOf(r, url) {
    if (r.referrer === 'about:client' || r.referrer === '' || r.referrerPolicy === 'same-origin') return '';
    const from = new URL(r.referrer);
    from.hash = from.username = from.password = '';
    const whole = r.referrerPolicy === 'unsafe-url' ||
      ['', 'strict-origin-when-cross-origin'].includes(r.referrerPolicy) && from.origin === url.origin;
    return whole ? from.href : from.origin + '/';
  }

  // bodyOf is the response's body, decoded, whose stream an abort fails.
  function bodyOf(r, res, req) {
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
    const body = ofStream(stream);
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
    const cut = (err) => fail(api.terminated(from === res || req.failure ? api.causeOf(req.failure || err, req) : err));
    from.on('error', cut);
    from.on('close', function () { cut(); });
    from.pause();
    r.signal.addEventListener('abort', function () {
      body.aborted = !over;
      fail(r.signal.reason);
    }, { once: true });
    return body;
  }

  function ofStream(stream) { return { type: null, length: null, source: null, stream }; }

  // ofData is the response for a data: URL.
  function ofData(url) {
    const m = /^data:([^,]*?)(;\s*base64\s*)?,(.*)$/is.exec(url.href.replace(/#.*$/, ''));
    if (m === null) throw failed(new Error('invalid URL'));
    const raw = unescapeBytes(m[3]);
    const bytes = m[2] ? Buffer.from(raw.toString('latin1'), 'base64') : raw;
    const type = m[1].trim() === '' ? 'text/plain;charset=US-ASCII' : m[1].startsWith(';') ? 'text/plain' + m[1] : m[1];
    return make(null, url.href, 0, 200, 'OK', ['content-type', type], ofStream(api.streamOf(api.extract(bytes))));
  }

  function unescapeBytes(s) {
    return Buffer.from(s.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1');
  }

  function ofBlob(url) {
    const blob = host.require('buffer').resolveObjectURL(url.href);
    if (blob === undefined) throw failed(new Error('invalid blob URL'));
    return make(null, url.href, 0, 200, 'OK', ['content-length', String(blob.size), 'content-type', blob.type], ofStream(blob.stream()));
  }
})
