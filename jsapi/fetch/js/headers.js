// Headers and FormData. (Fetch Standard, section 5.2; XMLHttpRequest Standard, section 4.3.)
(function (api, host) {
  'use strict';

  const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
  const badValue = /[\0\r\n]/;

  const { text } = api;

  // nameOf and valueOf check what a header is made of, and are it in the standard's form.
  function nameOf(v, where) {
    const name = api.byteString(v);
    if (!token.test(name)) throw new TypeError(`${where}: "${name}" is an invalid header name.`);
    return name.toLowerCase();
  }

  function valueOf(v, where) {
    const value = api.byteString(v).replace(/^[\t\r\n ]+|[\t\r\n ]+$/g, '');
    if (badValue.test(value)) throw new TypeError(`${where}: "${value}" is an invalid header value.`);
    return value;
  }

  // iterators defines entries, keys, values, forEach and the iteration of a class of pairs.
  api.iterators = function (Class, name, list) {
    const proto = Object.create(Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())));
    const state = new WeakMap();
    Object.defineProperties(proto, {
      next: {
        configurable: true, enumerable: true, writable: true,
        value() {
          const s = state.get(this);
          if (s === undefined) throw host.invalidThis(name + ' Iterator');
          const pairs = list(s.of);
          if (s.at >= pairs.length) return { value: undefined, done: true };
          const [k, v] = pairs[s.at++];
          return { value: s.kind === 'key' ? k : s.kind === 'value' ? v : [k, v], done: false };
        },
      },
      [Symbol.toStringTag]: { configurable: true, value: name + ' Iterator' },
    });
    function method(key, kind) {
      const f = {
        [key]() {
          list(this);
          const it = Object.create(proto);
          state.set(it, { of: this, at: 0, kind });
          return it;
        },
      }[key];
      Object.defineProperty(Class.prototype, key, { configurable: true, enumerable: true, writable: true, value: f });
      return f;
    }
    method('keys', 'key');
    method('values', 'value');
    const entries = method('entries', 'entry');
    Object.defineProperty(Class.prototype, Symbol.iterator, { configurable: true, writable: true, value: entries });
    Object.defineProperty(Class.prototype, 'forEach', {
      configurable: true, enumerable: true, writable: true,
      value: function forEach(callback, self = undefined) {
        if (typeof callback !== 'function') {
          throw new TypeError(`Failed to execute 'forEach' on '${name}': parameter 1 is not of type 'Function'.`);
        }
        list(this);
        for (let i = 0; i < list(this).length; i++) {
          const [k, v] = list(this)[i];
          callback.call(self, v, k, this);
        }
      },
    });
  };

  // expose makes a class's members enumerable, as WebIDL wants them, and gives it its tag.
  api.expose = function (Class) {
    const name = Class.name, proto = Class.prototype;
    for (const key of Object.getOwnPropertyNames(proto)) {
      if (key !== 'constructor') Object.defineProperty(proto, key, { enumerable: true });
    }
    Object.defineProperty(proto, Symbol.toStringTag, { configurable: true, value: name });
    api[name] = Class;
  };

  let mapOf, namesOf, guard;

  class Headers {
    #map = new Map(); // lower-case name to a value, or to the list of Set-Cookie's
    #names = new Map(); // lower-case name to the name as it was given
    #guard = 'none';

    constructor(init = undefined) {
      if (init !== undefined) fill(this, init);
    }
    static {
      mapOf = function (h) {
        if (h === null || typeof h !== 'object' || !(#map in h)) throw host.invalidThis('Headers');
        return h.#map;
      };
      namesOf = (h) => h.#names;
      guard = function (h, to) {
        if (to !== undefined) h.#guard = to;
        else if (h.#guard === 'immutable') throw new TypeError('immutable');
        return h;
      };
    }

    append(name, value) {
      const map = mapOf(this);
      api.need(arguments, 2, 'Headers.append');
      const key = nameOf(name, 'Headers.append'), v = valueOf(value, 'Headers.append');
      guard(this);
      if (!map.has(key)) this.#names.set(key, `${name}`);
      if (key === 'set-cookie') map.set(key, (map.get(key) || []).concat(v));
      else map.set(key, map.has(key) ? map.get(key) + (key === 'cookie' ? '; ' : ', ') + v : v);
    }

    delete(name) {
      const map = mapOf(this);
      api.need(arguments, 1, 'Headers.delete');
      const key = nameOf(name, 'Headers.delete');
      guard(this);
      map.delete(key);
    }

    get(name) {
      const map = mapOf(this);
      api.need(arguments, 1, 'Headers.get');
      const key = nameOf(name, 'Headers.get');
      if (!map.has(key)) return null;
      const v = map.get(key);
      return Array.isArray(v) ? v.join(', ') : v;
    }

    has(name) {
      const map = mapOf(this);
      api.need(arguments, 1, 'Headers.has');
      return map.has(nameOf(name, 'Headers.has'));
    }

    set(name, value) {
      const map = mapOf(this);
      api.need(arguments, 2, 'Headers.set');
      const key = nameOf(name, 'Headers.set'), v = valueOf(value, 'Headers.set');
      guard(this);
      map.set(key, key === 'set-cookie' ? [v] : v);
      this.#names.set(key, `${name}`);
    }

    getSetCookie() { return (mapOf(this).get('set-cookie') || []).slice(); }
  }
  api.expose(Headers);
  api.guard = guard;
  api.iterators(Headers, 'Headers', function (h) {
    const out = [];
    for (const key of [...mapOf(h).keys()].sort()) {
      const v = mapOf(h).get(key);
      if (Array.isArray(v)) for (const one of v) out.push([key, one]);
      else out.push([key, v]);
    }
    return out;
  });
  Object.defineProperty(Headers.prototype, Symbol.for('nodejs.util.inspect.custom'), {
    configurable: true, writable: true,
    value(depth, options) { return 'Headers ' + host.inspect(Object.fromEntries(api.given(this)), options); },
  });

  // given are the headers in the order and with the names in which they were given.
  api.given = function (h) {
    const out = [];
    for (const [key, v] of mapOf(h)) out.push([namesOf(h).get(key), Array.isArray(v) ? v.join(', ') : v]);
    return out;
  };

  // copyHeaders are the headers of h, nothing for undefined, in their order.
  api.copyHeaders = (h) => new Headers(h === undefined ? undefined : api.given(h));

  function fill(h, init) {
    if (init === null || typeof init !== 'object' && typeof init !== 'function') {
      throw new TypeError('Headers constructor: Argument 1 could not be converted to one of: ' +
        'sequence<sequence<ByteString>>, record<ByteString, ByteString>.');
    }
    if (typeof init[Symbol.iterator] === 'function') {
      let i = 0;
      for (const pair of init) {
        if (pair === null || typeof pair !== 'object') throw new TypeError(`Headers contructor: init[${i}] (${host.inspect(pair).replace(/^'|'$/g, '"')}) is not iterable.`);
        i++;
        const list = [...pair];
        if (list.length !== 2) throw new TypeError('Headers constructor: expected name/value pair to be length 2, found ' + list.length + '.');
        h.append(list[0], list[1]);
      }
      return;
    }
    for (const key of Reflect.ownKeys(init)) {
      const d = Reflect.getOwnPropertyDescriptor(init, key);
      if (d !== undefined && d.enumerable) h.append(key, init[key]);
    }
  }

  let entriesOf;

  class FormData {
    #entries = [];
    constructor(form = undefined) {
      if (form !== undefined) throw new TypeError("Failed to construct 'FormData': Argument 1 could not be converted to: undefined.");
    }
    static {
      entriesOf = function (f) {
        if (f === null || typeof f !== 'object' || !(#entries in f)) throw host.invalidThis('FormData');
        return f.#entries;
      };
    }

    append(name, value, filename = undefined) { entriesOf(this).push(entry(arguments, 'append')); }
    delete(name) {
      const list = entriesOf(this), key = text(name);
      for (let i = list.length - 1; i >= 0; i--) if (list[i][0] === key) list.splice(i, 1);
    }
    get(name) {
      const found = entriesOf(this).find((e) => e[0] === text(name));
      return found === undefined ? null : found[1];
    }
    getAll(name) { return entriesOf(this).filter((e) => e[0] === text(name)).map((e) => e[1]); }
    has(name) { return entriesOf(this).some((e) => e[0] === text(name)); }
    set(name, value, filename = undefined) {
      const list = entriesOf(this), made = entry(arguments, 'set');
      const at = list.findIndex((e) => e[0] === made[0]);
      if (at < 0) return void list.push(made);
      this.delete(made[0]);
      list.splice(at, 0, made);
    }
  }
  Object.defineProperty(FormData, 'length', { value: 1 }); // as undici's
  Object.defineProperty(FormData.prototype.append, 'length', { value: 2 });
  Object.defineProperty(FormData.prototype.set, 'length', { value: 2 });
  api.expose(FormData);
  api.iterators(FormData, 'FormData', entriesOf);
  Object.defineProperty(FormData.prototype, Symbol.for('nodejs.util.inspect.custom'), {
    configurable: true, writable: true,
    value(depth, options) {
      const out = {};
      for (const [k, v] of entriesOf(this)) out[k] = !(k in out) ? v : Array.isArray(out[k]) ? [...out[k], v] : [out[k], v];
      return 'FormData ' + host.inspect(out, options);
    },
  });

  // entry is what append and set make of their arguments: a string, or a File of a Blob.
  function entry(args, where) {
    if (args.length < 2) {
      throw new TypeError(`FormData.${where}: 2 arguments required, but only ${args.length} found.`);
    }
    const [name, value, filename] = args;
    if (!(value instanceof Blob)) {
      if (args.length > 2) {
        throw new TypeError(`Failed to execute '${where}' on 'FormData': parameter 2 is not of type 'Blob'`);
      }
      return [text(name), text(value)];
    }
    if (value instanceof File && filename === undefined) return [text(name), value];
    return [text(name), new File([value], filename === undefined ? 'blob' : text(filename), { type: value.type })];
  }
})
