// Intl.ListFormat, RelativeTimeFormat, Collator and Segmenter in en-US (ECMA-402, sections
// 10, 13, 17 and 18).
(function (api, host) {
  'use strict';

  const { option, object, locale, define, join, NumberFormat } = api;
  const WIDTHS = ['long', 'short', 'narrow'];

  function listParts(s, list) {
    const items = Array.from(list, (item) => {
      if (typeof item !== 'string') throw new TypeError('Iterable yielded ' + String(item) + ' which is not a string');
      return { type: 'element', value: item };
    });
    const word = s.type === 'disjunction' ? 'or' : s.type === 'conjunction' ? (s.style === 'long' ? 'and' : s.style === 'short' ? '&' : '') : '';
    const comma = s.type === 'unit' && s.style === 'narrow' ? ' ' : ', ';
    const out = [];
    items.forEach((item, i) => {
      if (i > 0) {
        const last = i === items.length - 1, pair = items.length === 2;
        out.push({ type: 'literal', value: !last || word === '' ? comma : pair ? ` ${word} ` : `, ${word} ` });
      }
      out.push(item);
    });
    return out;
  }
  define('ListFormat', {
    start(locales, options) {
      const tag = locale(locales), o = object(options);
      return { locale: tag, type: option('ListFormat', o, 'type', ['conjunction', 'disjunction', 'unit'], 'conjunction'), style: option('ListFormat', o, 'style', WIDTHS, 'long') };
    },
    methods: {
      resolvedOptions: (s) => ({ ...s }),
      format: (s, list) => join(listParts(s, list === undefined ? [] : list)),
      formatToParts: (s, list) => listParts(s, list === undefined ? [] : list),
    },
  });

  const SPANS = { second: 'sec.', minute: 'min.', hour: 'hr.', day: 'day', week: 'wk.', month: 'mo.', quarter: 'qtr.', year: 'yr.' };
  const NARROW = { second: 's', minute: 'm', hour: 'h', day: 'd', week: 'w', month: 'mo', quarter: 'q', year: 'y' };
  const NEAR = { day: ['yesterday', 'today', 'tomorrow'], hour: [, 'this hour'], minute: [, 'this minute'], second: [, 'now'] };

  function relativeParts(s, value, unit) {
    const name = String(unit).replace(/s$/, '');
    if (SPANS[name] === undefined) throw new RangeError(`Invalid unit argument for Intl.RelativeTimeFormat.prototype.format() '${unit}'`);
    const n = Number(value);
    if (!Number.isFinite(n)) throw new RangeError('The "value" argument must be a finite number');
    const short = SPANS[name];
    if (s.numeric === 'auto' && (n === 0 || n === 1 || n === -1)) {
      const shown = s.style === 'long' || name === 'day' ? name : short;
      const near = NEAR[name] || [`last ${shown}`, `this ${shown}`, `next ${shown}`];
      if (near[n + 1]) return [{ type: 'literal', value: near[n + 1] }];
    }
    const one = Math.abs(n) === 1;
    let word = s.style === 'long' ? ` ${one ? name : `${name}s`}` : s.style === 'narrow' ? NARROW[name] : ` ${one || name !== 'day' && name !== 'quarter' ? short : name === 'day' ? 'days' : 'qtrs.'}`;
    const number = s.number.formatToParts(Math.abs(n)).map((p) => ({ ...p, unit: name }));
    return n < 0 || Object.is(n, -0) ? [...number, { type: 'literal', value: `${word} ago` }] : [{ type: 'literal', value: 'in ' }, ...number, { type: 'literal', value: word }];
  }
  define('RelativeTimeFormat', {
    start(locales, options) {
      const tag = locale(locales), o = object(options), read = (...args) => option('RelativeTimeFormat', o, ...args);
      return { locale: tag, style: read('style', WIDTHS, 'long'), numeric: read('numeric', ['always', 'auto'], 'always'), numberingSystem: 'latn', number: new NumberFormat(tag) };
    },
    methods: {
      resolvedOptions: ({ number, ...s }) => s,
      format: (s, value, unit) => join(relativeParts(s, value, unit)),
      formatToParts: (s, value, unit) => relativeParts(s, value, unit),
    },
  });

  const Collator = define('Collator', {
    callable: true,
    start(locales, options) {
      const tag = locale(locales), o = object(options), read = (...args) => option('Collator', o, ...args);
      return {
        locale: tag, usage: read('usage', ['sort', 'search'], 'sort'), sensitivity: read('sensitivity', ['base', 'accent', 'case', 'variant'], 'variant'),
        ignorePunctuation: read('ignorePunctuation', 'boolean', false), collation: 'default',
        numeric: read('numeric', 'boolean', /-u-(.*-)?kn(-(?!false)|$)/.test(String(locales))), caseFirst: read('caseFirst', ['upper', 'lower', 'false'], 'false'),
      };
    },
    methods: { resolvedOptions: (s) => ({ ...s }) },
    bound: ['compare', (s, a, b) => {
      let x = String(a), y = String(b);
      if (s.ignorePunctuation) [x, y] = [host.unpunctuated(x), host.unpunctuated(y)];
      return host.compare(x, y, s.sensitivity, s.numeric);
    }],
  });
  Object.assign(api, { Collator, compare: (a, b, locales, options) => new Collator(locales, options).compare(a, b) });

  class Segments {
    #text;
    #granularity;
    constructor(text, granularity) {
      this.#text = text;
      this.#granularity = granularity;
    }
    containing(index) {
      const at = Math.trunc(Number(index)) || 0;
      if (at < 0 || at >= this.#text.length) return undefined;
      for (const s of this) if (at < s.index + s.segment.length) return s;
    }
    *[Symbol.iterator]() {
      const cuts = host.segments(this.#text, this.#granularity);
      let index = 0;
      for (const end of cuts) {
        const segment = this.#text.slice(index, end);
        const found = { segment, index, input: this.#text };
        if (this.#granularity === 'word') found.isWordLike = host.wordLike(segment);
        yield found;
        index = end;
      }
    }
  }
  define('Segmenter', {
    start(locales, options) {
      return { locale: locale(locales), granularity: option('Segmenter', object(options), 'granularity', ['grapheme', 'word', 'sentence'], 'grapheme') };
    },
    methods: {
      resolvedOptions: (s) => ({ ...s }),
      segment: (s, text) => new Segments(String(text), s.granularity),
    },
  });
});
