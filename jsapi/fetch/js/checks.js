// What Web IDL asks of arguments, and MIME types. (Web IDL, section 3; MIME Sniffing Standard, section 4.)
(function (api, host) {
  'use strict';

  api.text = function (v) {
    if (typeof v === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
    return `${v}`;
  };

  api.byteString = function (v) {
    const s = api.text(v);
    for (let i = 0; i < s.length; i++) {
      if (s.charCodeAt(i) > 255) {
        throw new TypeError(`Cannot convert argument to a ByteString because the character at index ${i} has a value of ${s.charCodeAt(i)} which is greater than 255.`);
      }
    }
    return s;
  };

  // need throws unless there are n arguments.
  api.need = function (args, n, where) {
    if (args.length >= n) return;
    throw new TypeError(`${where}: ${n} argument${n === 1 ? '' : 's'} required, but${args.length > 0 ? ' only' : ''} ${args.length} found.`);
  };

  api.dictionary = function (v, where) {
    if (v === null || v === undefined) return {};
    if (typeof v === 'object' || typeof v === 'function') return v;
    throw new TypeError(`${where}: Expected ${api.text(v)} to be one of: Null, Undefined, Object.`);
  };

  const enums = {
    referrerPolicy: ['', 'no-referrer', 'no-referrer-when-downgrade', 'same-origin', 'origin', 'strict-origin', 'origin-when-cross-origin',
      'strict-origin-when-cross-origin', 'unsafe-url'],
    mode: ['navigate', 'same-origin', 'no-cors', 'cors'],
    credentials: ['omit', 'same-origin', 'include'],
    cache: ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'],
    redirect: ['follow', 'manual', 'error'],
    duplex: ['half'],
  };

  // option is init's member of that name, checked.
  api.option = function (init, key) {
    const v = init[key];
    if (v === undefined || enums[key] === undefined) return v;
    if (enums[key].includes(api.text(v))) return `${v}`;
    throw new TypeError(`Request constructor: ${v} is not an accepted type. Expected one of ${enums[key].join(', ')}.`);
  };

  // mimeType is the type that a Content-Type header names, the last good one of a list, in
  // its shortest form, or '' for none.
  api.mimeType = function (header) {
    let out = '', last, charset;
    for (const part of header.match(/(?:[^",]|"(?:\\.|[^"\\])*"?)+/g) || []) {
      const m = parse(part);
      if (m === undefined || m.essence === '*/*') continue;
      if (m.essence !== last) charset = m.params.get('charset');
      else if (m.params.has('charset')) charset = m.params.get('charset');
      else if (charset !== undefined) m.params.set('charset', charset);
      last = m.essence;
      out = last;
      for (const [k, v] of m.params) out += `;${k}=${token.test(v) ? v : `"${v.replace(/(["\\])/g, '\\$1')}"`}`;
    }
    return out;
  };

  const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

  function parse(s) {
    const [first, ...rest] = s.match(/(?:[^";]|"(?:\\.|[^"\\])*"?)+/g) || [''];
    const essence = first.trim().toLowerCase(), params = new Map();
    const [type, sub, more] = essence.split('/');
    if (more !== undefined || sub === undefined || !token.test(type) || !token.test(sub)) return undefined;
    for (const p of rest) {
      const at = p.indexOf('=');
      const name = p.slice(0, at).trim().toLowerCase();
      let value = p.slice(at + 1).trim();
      const quoted = value.startsWith('"');
      if (quoted) value = value.replace(/^"((?:\\.|[^"\\])*)"?.*$/s, '$1').replace(/\\(.)/gs, '$1');
      if (at < 0 || !quoted && value === '' || !token.test(name) || /[^\t\x20-\x7e\x80-\xff]/.test(value) || params.has(name)) continue;
      params.set(name, value);
    }
    return { essence, params };
  }
})
