// The class Headers of the Fetch standard (section 5.1), as far as response.setHeaders and
// its like need it: without guards. Its list is kept by lower-case name.
(function (inspect) {
  'use strict';
  const token = /^[!#$%&'*+\-.^_`|~A-Za-z0-9]+$/;
  const fail = (member, text) => { throw new TypeError(`Headers.${member}: ${text}`); };

  function bytes(value) {
    const s = String(value);
    for (let i = 0; i < s.length; i++) {
      if (s.charCodeAt(i) > 255) {
        throw new TypeError(`Cannot convert argument to a ByteString because the character at index ${i} has a value of ${s.charCodeAt(i)} which is greater than 255.`);
      }
    }
    return s;
  }

  function checkName(member, name) {
    if (!token.test(name)) fail(member, `"${name}" is an invalid header name.`);
    return name;
  }

  function checkValue(member, value) {
    value = value.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');
    if (/[\0\n\r]/.test(value)) fail(member, `"${value}" is an invalid header value.`);
    return value;
  }

  class Headers {
    #list = new Map(); // {name, values}, by lower-case name

    constructor(init = undefined) {
      if (init === undefined) return;
      if (init === null || typeof init !== 'object' && typeof init !== 'function') {
        throw new TypeError('Headers constructor: Argument 1 could not be converted to one of: sequence<sequence<ByteString>>, record<ByteString, ByteString>.');
      }
      if (typeof init[Symbol.iterator] === 'function') {
        for (const pair of init) {
          const p = [...pair];
          if (p.length !== 2) throw new TypeError(`Headers constructor: expected name/value pair to be length 2, found ${p.length}.`);
          this.append(p[0], p[1]);
        }
        return;
      }
      for (const name of Reflect.ownKeys(init)) {
        if (Object.prototype.propertyIsEnumerable.call(init, name)) this.append(name, init[name]);
      }
    }

    static #of(h) {
      if (typeof h !== 'object' || h === null || !(#list in h)) {
        throw Object.assign(new TypeError('Illegal invocation'), { code: 'ERR_INVALID_THIS' });
      }
      return h.#list;
    }

    static #need(member, args, n) {
      if (args.length < n) fail(member, `${n} argument${n > 1 ? 's' : ''} required, but ${args.length ? 'only ' : ''}${args.length} found.`);
    }

    append(name, value) {
      const list = Headers.#of(this);
      Headers.#need('append', arguments, 2);
      name = checkName('append', bytes(name));
      value = checkValue('append', bytes(value));
      const e = list.get(name.toLowerCase());
      if (e) e.values.push(value);
      else list.set(name.toLowerCase(), { name, values: [value] });
    }

    delete(name) {
      const list = Headers.#of(this);
      Headers.#need('delete', arguments, 1);
      list.delete(checkName('delete', bytes(name)).toLowerCase());
    }

    get(name) {
      const list = Headers.#of(this);
      Headers.#need('get', arguments, 1);
      const e = list.get(checkName('get', bytes(name)).toLowerCase());
      return e ? e.values.join(', ') : null;
    }

    has(name) {
      const list = Headers.#of(this);
      Headers.#need('has', arguments, 1);
      return list.has(checkName('has', bytes(name)).toLowerCase());
    }

    set(name, value) {
      const list = Headers.#of(this);
      Headers.#need('set', arguments, 2);
      name = checkName('set', bytes(name));
      value = checkValue('set', bytes(value));
      const lower = name.toLowerCase();
      list.set(lower, { name: list.get(lower)?.name ?? name, values: [value] });
    }

    getSetCookie() {
      const e = Headers.#of(this).get('set-cookie');
      return e ? e.values.slice() : [];
    }

    keys() { return iterator(Headers.#of(this), p => p[0]); }
    values() { return iterator(Headers.#of(this), p => p[1]); }
    entries() { return iterator(Headers.#of(this), p => p); }

    forEach(callback, thisArg = undefined) {
      const list = Headers.#of(this);
      Headers.#need('forEach', arguments, 1);
      if (typeof callback !== 'function') throw new TypeError("Failed to execute 'forEach' on 'Headers': parameter 1 is not of type 'Function'.");
      for (const [name, value] of sorted(list)) callback.call(thisArg, value, name, this);
    }

    [inspect.custom](depth, options) {
      const shown = {};
      for (const e of Headers.#of(this).values()) shown[e.name] = e.values.join(', ');
      return `Headers ${inspect(shown, options)}`;
    }
  }

  // sorted is the list as scripts see it: by name, each Set-Cookie for itself.
  function sorted(list) {
    const out = [];
    for (const name of [...list.keys()].sort()) {
      const { values } = list.get(name);
      if (name === 'set-cookie') for (const v of values) out.push([name, v]);
      else out.push([name, values.join(', ')]);
    }
    return out;
  }

  const iteratorPrototype = Object.create(Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())), {
    next: { value() { return this.step(); }, writable: true, enumerable: true, configurable: true },
    [Symbol.toStringTag]: { value: 'Headers Iterator', configurable: true },
  });

  // iterator looks at the list again at every step, which may have changed meanwhile.
  function iterator(list, pick) {
    let i = 0;
    return Object.create(iteratorPrototype, {
      step: {
        value() {
          const all = sorted(list);
          return i < all.length ? { value: pick(all[i++]), done: false } : { value: undefined, done: true };
        },
      },
    });
  }

  for (const name of ['append', 'delete', 'get', 'has', 'set', 'getSetCookie', 'keys', 'values', 'entries', 'forEach']) {
    Object.defineProperty(Headers.prototype, name, { enumerable: true });
  }
  Object.defineProperties(Headers.prototype, {
    [Symbol.iterator]: { value: Headers.prototype.entries, writable: true, configurable: true },
    [Symbol.toStringTag]: { value: 'Headers', configurable: true },
  });
  return Headers;
})
