// What the classes of Intl share: locales, options and how a class is made (ECMA-402,
// sections 6, 8 and 9). There is one locale, en-US, to which every request comes down.
(function (api, host) {
  'use strict';

  const LOCALE = 'en-US';
  const TAG = /^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?$/i;

  function canonicalTag(tag) {
    if (!TAG.test(tag)) throw new RangeError('Incorrect locale information provided');
    let extension = false;
    return tag.toLowerCase().split('-').map((part, i) => {
      if (part.length === 1) extension = true;
      if (i === 0 || extension) return part;
      if (part.length === 4 && !/\d/.test(part)) return part[0].toUpperCase() + part.slice(1);
      return part.length === 2 ? part.toUpperCase() : part;
    }).join('-');
  }

  // canonical is the list of tags that an argument named locales means.
  function canonical(locales) {
    if (locales === undefined) return [];
    if (locales === null) throw new TypeError('Cannot convert undefined or null to object');
    const list = typeof locales === 'string' || locales instanceof api.Locale ? [locales] : Array.from(Object(locales));
    const tags = list.map((tag) => {
      if (typeof tag !== 'string' && (typeof tag !== 'object' || tag === null)) throw new TypeError('Language ID should be string or object.');
      return canonicalTag(String(tag));
    });
    return [...new Set(tags)];
  }

  const supported = (tag) => /^en(-Latn)?(-US)?(-[ux]-.*)?$/.test(tag);

  // option reads one option: of a type, among values when they are given.
  function option(service, options, name, values, fallback) {
    const v = options[name];
    if (v === undefined) return fallback;
    if (typeof fallback === 'boolean' || values === 'boolean') return Boolean(v);
    const text = String(v);
    if (values !== undefined && !values.includes(text)) {
      throw new RangeError(`Value ${text} out of range for Intl.${service} options property ${name}`);
    }
    return text;
  }

  function digits(options, name, least, most, fallback) {
    const v = options[name];
    if (v === undefined) return fallback;
    const n = Number(v);
    if (!(n >= least && n <= most)) throw new RangeError(`${name} value is out of range.`);
    return Math.floor(n);
  }

  function object(options) {
    if (options === undefined) return Object.create(null);
    if (options === null) throw new TypeError('Cannot convert undefined or null to object');
    return Object(options);
  }

  // define makes the class name. start returns the state of an instance; members are called
  // with it and read it as their first argument, accessors (get) once for each instance.
  function define(name, { callable = false, start, methods = {}, bound }) {
    const states = new WeakMap();
    const state = (o, method) => {
      const s = states.get(o);
      if (s === undefined) {
        throw new TypeError(`Method ${method} called on incompatible receiver ${host.show(o)}`);
      }
      return s;
    };
    const C = { [name]: function (locales, options) {
      if (new.target === undefined && !callable) throw new TypeError(`Constructor Intl.${name} requires 'new'`);
      const self = new.target === undefined ? Object.create(C.prototype) : this;
      states.set(self, start(locales, options));
      return self;
    } }[name];
    Object.defineProperty(C, 'length', { value: 0, configurable: true });
    const hidden = (o, key, value) => Object.defineProperty(o, key, { value, writable: true, enumerable: false, configurable: true });
    for (const [key, f] of Object.entries(methods)) {
      const method = { [key](...args) { return f(state(this, `Intl.${name}.prototype.${key}`), ...args); } }[key];
      Object.defineProperty(method, 'length', { value: Math.max(0, f.length - 1), configurable: true });
      hidden(C.prototype, key, method);
    }
    if (bound) {
      const [key, f] = bound;
      const made = new WeakMap();
      const get = { get [key]() {
        const s = state(this, `get Intl.${name}.prototype.${key}`);
        if (!made.has(s)) made.set(s, f.length === 3 ? (x, y) => f(s, x, y) : (x) => f(s, x));
        return made.get(s);
      } };
      Object.defineProperty(C.prototype, key, { ...Object.getOwnPropertyDescriptor(get, key), enumerable: false });
    }
    Object.defineProperty(C.prototype, Symbol.toStringTag, { value: `Intl.${name}`, configurable: true });
    Object.defineProperty(C, 'prototype', { writable: false });
    hidden(C, 'supportedLocalesOf', { supportedLocalesOf: (locales) => canonical(locales).filter(supported) }.supportedLocalesOf);
    hidden(api.Intl, name, C);
    return C;
  }

  api.Locale = class Locale {
    #tag;
    constructor(tag, options) {
      if (typeof tag !== 'string' && (typeof tag !== 'object' || tag === null)) {
        throw new TypeError('First argument to Intl.Locale constructor can\'t be empty or missing');
      }
      const o = object(options);
      const parts = canonicalTag(String(tag)).split('-');
      if (o.language !== undefined) parts[0] = String(o.language);
      if (o.region !== undefined) {
        const at = parts.findIndex((p, i) => i > 0 && /^([A-Z]{2}|\d{3})$/.test(p));
        if (at < 0) parts.splice(1, 0, String(o.region)); else parts[at] = String(o.region);
      }
      this.#tag = canonicalTag(parts.join('-'));
    }
    get baseName() { return this.#tag.replace(/-[a-z\d]-.*$/, ''); }
    get language() { return this.#tag.split('-')[0]; }
    get script() { return this.baseName.split('-').find((p) => /^[A-Z][a-z]{3}$/.test(p)); }
    get region() { return this.baseName.split('-').find((p, i) => i > 0 && /^([A-Z]{2}|\d{3})$/.test(p)); }
    get weekInfo() { return { firstDay: 7, weekend: [6, 7], minimalDays: 1 }; }
    maximize() { return this; }
    minimize() { return this; }
    toString() { return this.#tag; }
    get [Symbol.toStringTag]() { return 'Intl.Locale'; }
  };

  api.Intl = Object.defineProperty({}, Symbol.toStringTag, { value: 'Intl', configurable: true });
  const hidden = (key, value) => Object.defineProperty(api.Intl, key, { value, writable: true, enumerable: false, configurable: true });
  hidden('getCanonicalLocales', { getCanonicalLocales(locales) { return canonical(locales); } }.getCanonicalLocales);
  hidden('Locale', api.Locale);
  Object.assign(api, {
    LOCALE, option, digits, object, define,
    // locale checks the argument and is the locale that it comes down to.
    locale(locales) {
      const first = canonical(locales)[0];
      return first !== undefined && supported(first) ? first.replace(/-[ux]-.*$/, '') : LOCALE;
    },
    join: (parts) => parts.map((p) => p.value).join(''),
  });
});
