// Request and Response. (Fetch Standard, sections 5.4 and 5.5.)
(function (api, host) {
  'use strict';

  const nullBody = [101, 103, 204, 205, 304];
  let responseRecord, requestRecord;

  class Response {
    #r;
    constructor(body = null, init = {}) {
      if (body === host.internal) {
        this.#r = init;
        return;
      }
      init = api.dictionary(init, undefined);
      const status = init.status === undefined ? 200 : Number(init.status);
      if (!Number.isInteger(status) || status < 200 || status > 599) {
        throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.');
      }
      const statusText = init.statusText === undefined ? '' : api.text(init.statusText);
      if (/[^\t\x20-\x7e\x80-\xff]/.test(statusText)) throw new TypeError('Invalid statusText');
      const headers = new api.Headers(init.headers === undefined ? undefined : init.headers);
      this.#r = { type: 'default', url: '', redirected: false, status, statusText, headers, body: null };
      if (body === null || body === undefined) return;
      if (nullBody.includes(status)) throw new TypeError('Response constructor: Invalid response status code ' + status);
      setBody(this.#r, api.extract(body));
    }
    static { responseRecord = (v) => v !== null && typeof v === 'object' && #r in v ? v.#r : bad('Response'); }

    static error() {
      return new Response(host.internal, { type: 'error', url: '', redirected: false, status: 0, statusText: '',
        headers: api.guard(new api.Headers(), 'immutable'), body: null });
    }
    static json(data, init = {}) {
      api.need(arguments, 1, 'Response.json');
      const text = JSON.stringify(data);
      if (text === undefined) throw new TypeError('Value is not JSON serializable');
      const headers = new api.Headers(init.headers);
      if (!headers.has('content-type')) headers.set('content-type', 'application/json');
      return new Response(text, Object.assign({}, init, { headers }));
    }
    static redirect(url, status = 302) {
      api.need(arguments, 1, 'Response.redirect');
      let target;
      try {
        target = new URL(api.text(url));
      } catch (cause) {
        throw new TypeError('Failed to parse URL from ' + url, { cause });
      }
      if (![301, 302, 303, 307, 308].includes(status)) throw new RangeError('Invalid status code ' + status);
      const r = new Response(null, { status: 200, headers: { location: target.href } });
      responseRecord(r).status = status;
      api.guard(r.headers, 'immutable');
      return r;
    }

    get type() { return responseRecord(this).type; }
    get url() { return responseRecord(this).url; }
    get redirected() { return responseRecord(this).redirected; }
    get status() { return responseRecord(this).status; }
    get ok() { const { status } = responseRecord(this); return status >= 200 && status <= 299; }
    get statusText() { return responseRecord(this).statusText; }
    get headers() { return responseRecord(this).headers; }
    clone() {
      const r = responseRecord(this);
      return new Response(host.internal, Object.assign({}, r, { headers: new api.Headers(r.headers), body: api.cloneBody(r.body) }));
    }
  }
  Object.defineProperty(Response, 'length', { value: 0 });
  api.mixin(Response, (v) => responseRecord(v));
  api.expose(Response);
  api.makeResponse = (r) => new Response(host.internal, r);

  function bad(name) { throw host.invalidThis(name); }

  function setBody(r, body) {
    r.body = body;
    if (body.type !== null && !r.headers.has('content-type')) r.headers.append('content-type', body.type);
  }

  const options = {
    referrer: 'about:client', referrerPolicy: '', mode: 'cors', credentials: 'same-origin', cache: 'default', redirect: 'follow',
    integrity: '', keepalive: false,
  };

  class Request {
    #r;
    constructor(input, init = {}) {
      api.need(arguments, 1, 'Request constructor');
      init = api.dictionary(init, 'Request constructor');
      const from = input !== null && typeof input === 'object' && #r in input ? input.#r : undefined;
      const r = this.#r = Object.assign({}, options, { url: '', method: 'GET', body: null, duplex: 'half', destination: '' }, from);
      if (from === undefined) r.url = urlOf(input);
      for (const key of Object.keys(options)) {
        const v = api.option(init, key);
        if (v !== undefined) r[key] = v;
      }
      api.option(init, 'duplex');
      checkOptions(r, init);
      if (init.method !== undefined) r.method = methodOf(api.byteString(init.method));
      if (r.mode === 'no-cors' && !['GET', 'HEAD', 'POST'].includes(r.method)) throw new TypeError(`'${r.method} is unsupported in no-cors mode.`);
      r.headers = init.headers !== undefined ? new api.Headers(init.headers) : api.copyHeaders(from && from.headers);
      const signal = init.signal !== undefined ? init.signal : from && from.signal;
      r.signal = follow(signal);
      const body = init.body;
      if (body !== undefined && body !== null) {
        if (r.method === 'GET' || r.method === 'HEAD') throw new TypeError('Request with GET/HEAD method cannot have body.');
        const extracted = api.extract(body);
        if (extracted.source === null && init.duplex === undefined) throw new TypeError('RequestInit: duplex option is required when sending a body.');
        if (extracted.source === null && r.keepalive) throw new TypeError('keepalive');
        r.body = null;
        setBody(r, extracted);
      } else if (from !== undefined && from.body !== null) {
        if (api.unusable(from.body)) throw new TypeError('Cannot construct a Request with a Request object that has already been used.');
        r.body = api.cloneBody(from.body);
        from.body.taken = true;
      }
    }
    static { requestRecord = (v) => v !== null && typeof v === 'object' && #r in v ? v.#r : bad('Request'); }

    get method() { return requestRecord(this).method; }
    get url() { return requestRecord(this).url; }
    get headers() { return requestRecord(this).headers; }
    get destination() { return requestRecord(this).destination; }
    get referrer() { return requestRecord(this).referrer; }
    get referrerPolicy() { return requestRecord(this).referrerPolicy; }
    get mode() { return requestRecord(this).mode; }
    get credentials() { return requestRecord(this).credentials; }
    get cache() { return requestRecord(this).cache; }
    get redirect() { return requestRecord(this).redirect; }
    get integrity() { return requestRecord(this).integrity; }
    get keepalive() { return requestRecord(this).keepalive; }
    get isReloadNavigation() { requestRecord(this); return false; }
    get isHistoryNavigation() { requestRecord(this); return false; }
    get signal() { return requestRecord(this).signal; }
    get duplex() { requestRecord(this); return 'half'; }
    clone() {
      if (api.unusable(requestRecord(this).body)) throw new TypeError('unusable');
      const r = requestRecord(this), copy = new Request(r.url, { method: r.method, headers: r.headers, signal: r.signal });
      const c = requestRecord(copy);
      for (const key of Object.keys(options)) c[key] = r[key];
      c.body = api.cloneBody(r.body);
      return copy;
    }
  }
  api.mixin(Request, (v) => requestRecord(v));
  api.expose(Request);
  api.requestOf = (v) => requestRecord(v);

  // shown has util.inspect show the members of that name.
  function shown(Class, names) {
    Object.defineProperty(Class.prototype, Symbol.for('nodejs.util.inspect.custom'), {
      configurable: true, writable: true,
      value(depth, options) {
        const out = {};
        for (const name of names) out[name] = this[name];
        return Class.name + ' ' + host.inspect(out, options);
      },
    });
  }
  shown(Response, ['status', 'statusText', 'headers', 'body', 'bodyUsed', 'ok', 'redirected', 'type', 'url']);
  shown(Request, ['method', 'url', 'headers', 'destination', 'referrer', 'referrerPolicy', 'mode', 'credentials', 'cache', 'redirect',
    'integrity', 'keepalive', 'isReloadNavigation', 'isHistoryNavigation', 'signal']);

  // checkOptions throws for members of init that do not go together.
  function checkOptions(r, init) {
    if ('window' in init && init.window !== null && init.window !== undefined) throw new TypeError("'window' option 'client' must be null");
    if (init.referrer !== undefined && init.referrer !== '') {
      try {
        new URL(api.text(init.referrer));
      } catch (cause) {
        throw new TypeError(`Referrer "${init.referrer}" is not a valid URL.`, { cause });
      }
    }
    if (init.mode === 'navigate') throw new TypeError('Request constructor: invalid request mode navigate.');
    if (r.cache === 'only-if-cached' && r.mode !== 'same-origin') throw new TypeError("'only-if-cached' can be set only with 'same-origin' mode");
  }

  function urlOf(input) {
    let url;
    try {
      url = new URL(api.text(input));
    } catch (cause) {
      throw new TypeError('Failed to parse URL from ' + input, { cause });
    }
    if (url.username || url.password) throw new TypeError('Request cannot be constructed from a URL that includes credentials: ' + input);
    return url.href;
  }

  let warned = false;

  function methodOf(m) {
    const upper = m.toUpperCase();
    if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(m)) throw new TypeError(`'${m}' is not a valid HTTP method.`);
    if (['CONNECT', 'TRACE', 'TRACK'].includes(upper)) throw new TypeError(`'${m}' HTTP method is unsupported.`);
    if (m === 'patch' && !warned) {
      warned = true;
      process.emitWarning('Using `patch` is highly likely to result in a `405 Method Not Allowed`. `PATCH` is much more likely to succeed.',
        { code: 'UNDICI-FETCH-patch' });
    }
    return ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'].includes(upper) ? upper : m;
  }

  // follow is a signal that aborts when the given one does.
  function follow(signal) {
    const ac = new AbortController();
    if (signal === undefined || signal === null) return ac.signal;
    if (typeof signal.aborted !== 'boolean' || typeof signal.addEventListener !== 'function') {
      throw new TypeError("Failed to construct 'Request': member signal is not of type AbortSignal.");
    }
    if (signal.aborted) ac.abort(signal.reason);
    else signal.addEventListener('abort', () => ac.abort(signal.reason), { once: true });
    return ac.signal;
  }
})
