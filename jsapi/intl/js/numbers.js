// Intl.NumberFormat and Intl.PluralRules in en-US (ECMA-402, sections 15 and 16).
(function (api, host) {
  'use strict';

  const { option, digits, object, locale, define, join } = api;
  const CURRENCIES = {
    USD: ['$', 'US dollar'], EUR: ['€', 'euro'], GBP: ['£', 'British pound'], JPY: ['¥', 'Japanese yen', 0], INR: ['₹', 'Indian rupee'],
    CNY: ['CN¥', 'Chinese yuan'], KRW: ['₩', 'South Korean won', 0], CAD: ['CA$', 'Canadian dollar'], AUD: ['A$', 'Australian dollar'],
    MXN: ['MX$', 'Mexican peso'], BRL: ['R$', 'Brazilian real'], NZD: ['NZ$', 'New Zealand dollar'], HKD: ['HK$', 'Hong Kong dollar'],
    TWD: ['NT$', 'New Taiwan dollar'], ILS: ['₪', 'Israeli new shekel'], VND: ['₫', 'Vietnamese dong', 0], CHF: ['CHF', 'Swiss franc'],
    XAF: ['FCFA', 'Central African CFA franc', 0], XOF: ['F CFA', 'West African CFA franc', 0], PHP: ['₱', 'Philippine peso'],
  };
  const INVARIABLE = new Set(['JPY', 'CNY', 'KRW', 'VND']);
  const UNITS = {
    bit: 'bit', byte: 'byte', kilobit: 'kb', kilobyte: 'kB', megabit: 'Mb', megabyte: 'MB', gigabit: 'Gb', gigabyte: 'GB', terabyte: 'TB', petabyte: 'PB',
    millisecond: 'ms', second: 'sec', minute: 'min', hour: 'hr', day: 'day', week: 'wk', month: 'mth', year: 'yr', meter: 'm', kilometer: 'km',
    centimeter: 'cm', millimeter: 'mm', mile: 'mi', foot: 'ft', inch: 'in', gram: 'g', kilogram: 'kg', pound: 'lb', ounce: 'oz', liter: 'L', milliliter: 'mL',
    celsius: '°C', fahrenheit: '°F', percent: '%', degree: 'deg', 'kilometer-per-hour': 'km/h', 'mile-per-hour': 'mph',
  };
  const SCALED = new Set(['day', 'week', 'month', 'year']); // whose short form has a plural

  function start(locales, options) {
    const tag = locale(locales), o = object(options), read = (...args) => option('NumberFormat', o, ...args);
    const s = { locale: tag, numberingSystem: 'latn', style: read('style', ['decimal', 'percent', 'currency', 'unit'], 'decimal') };
    let currency = read('currency');
    if (currency !== undefined && !/^[a-z]{3}$/i.test(currency)) throw new RangeError(`Invalid currency code : ${currency}`);
    if (s.style === 'currency') {
      if (currency === undefined) throw new TypeError('Currency code is required with currency style.');
      s.currency = currency.toUpperCase();
      s.currencyDisplay = read('currencyDisplay', ['code', 'symbol', 'narrowSymbol', 'name'], 'symbol');
      s.currencySign = read('currencySign', ['standard', 'accounting'], 'standard');
    } else if (s.style === 'unit') {
      s.unit = read('unit');
      if (s.unit === undefined) throw new TypeError("Invalid unit argument for Intl.NumberFormat() ''");
      if (UNITS[s.unit] === undefined) throw new RangeError(`Invalid unit argument for Intl.NumberFormat() '${s.unit}'`);
      s.unitDisplay = read('unitDisplay', ['short', 'narrow', 'long'], 'short');
    }
    const notation = read('notation', ['standard', 'scientific', 'engineering', 'compact'], 'standard');
    readDigits(s, o, notation);
    const fallback = notation === 'compact' ? 'min2' : 'auto';
    const grouping = o.useGrouping;
    s.useGrouping = grouping === undefined ? fallback : grouping === true || grouping === 'always' ? 'always'
      : grouping === false || grouping === null || grouping === '' ? false : grouping === 'min2' ? 'min2' : 'auto';
    s.notation = notation;
    if (notation === 'compact') s.compactDisplay = read('compactDisplay', ['short', 'long'], 'short');
    s.signDisplay = read('signDisplay', ['auto', 'never', 'always', 'exceptZero', 'negative'], 'auto');
    s.roundingMode = read('roundingMode', ['halfExpand', 'trunc'], 'halfExpand');
    s.roundingIncrement = 1;
    s.trailingZeroDisplay = read('trailingZeroDisplay', ['auto', 'stripIfInteger'], 'auto');
    s.roundingPriority = s.maximumSignificantDigits !== undefined && s.maximumFractionDigits !== undefined ? 'morePrecision' : 'auto';
    return s;
  }

  // readDigits reads how many digits there are (section 15.1.3).
  function readDigits(s, o, notation) {
    const cents = s.style !== 'currency' || notation === 'compact' ? 0 : (CURRENCIES[s.currency] || [])[2] ?? 2;
    let most = s.style === 'currency' ? cents : s.style === 'percent' ? 0 : 3;
    s.minimumIntegerDigits = digits(o, 'minimumIntegerDigits', 1, 21, 1);
    const lowS = digits(o, 'minimumSignificantDigits', 1, 21), highS = digits(o, 'maximumSignificantDigits', 1, 21);
    const lowF = digits(o, 'minimumFractionDigits', 0, 20), highF = digits(o, 'maximumFractionDigits', 0, 20);
    if (lowS !== undefined || highS !== undefined) {
      s.minimumSignificantDigits = lowS ?? 1;
      s.maximumSignificantDigits = highS ?? 21;
      if (s.minimumSignificantDigits > s.maximumSignificantDigits) throw new RangeError('maximumSignificantDigits value is out of range.');
    } else if (lowF === undefined && highF === undefined && notation === 'compact') {
      Object.assign(s, { minimumSignificantDigits: 1, maximumSignificantDigits: 2, minimumFractionDigits: 0, maximumFractionDigits: 0 });
    } else {
      if (lowF > highF) throw new RangeError('maximumFractionDigits value is out of range.');
      s.minimumFractionDigits = lowF ?? Math.min(cents, highF ?? cents);
      s.maximumFractionDigits = highF ?? Math.max(most, s.minimumFractionDigits);
    }
  }

  const POWERS = { short: ['', 'K', 'M', 'B', 'T'], long: ['', ' thousand', ' million', ' billion', ' trillion'] };

  // written is the digits of x, not negative, and what stands behind them.
  function written(s, x) {
    const round = (v) => host.decimal(v, s.minimumIntegerDigits, s.minimumFractionDigits ?? 0, s.maximumFractionDigits ?? -1,
      s.minimumSignificantDigits ?? 0, s.maximumSignificantDigits ?? 0, s.roundingMode === 'trunc');
    if (s.notation === 'standard') return [round(x), ''];
    let power = x === 0 ? 0 : Math.floor(Math.log10(x));
    if (s.notation === 'compact') {
      const short = (v) => s.minimumFractionDigits === 0 && s.maximumSignificantDigits === 2 && v >= 100 ? host.decimal(v, 1, 0, 0, 0, 0, false) : round(v);
      let k = Math.max(0, Math.min(4, Math.floor(power / 3)));
      let text = short(x / 1000 ** k);
      if (Number(text) >= 1000 && k < 4) text = short(x / 1000 ** ++k);
      return [text, POWERS[s.compactDisplay][k]];
    }
    if (s.notation === 'engineering') power = Math.floor(power / 3) * 3;
    return [round(x / 10 ** power), `E${power}`];
  }

  function numberParts(s, value) {
    let x = typeof value === 'bigint' ? value : typeof value === 'string' && /^-?\d{16,}$/.test(value) ? BigInt(value) : Number(value);
    let negative = typeof x === 'bigint' ? x < 0n : x < 0 || Object.is(x, -0);
    if (negative) x = -x;
    const parts = [];
    if (Number.isNaN(x)) parts.push({ type: 'nan', value: 'NaN' });
    else if (x === Infinity) parts.push({ type: 'infinity', value: '∞' });
    else {
      if (s.style === 'percent') x = typeof x === 'bigint' ? x * 100n : host.hundredfold(x);
      const [text, behind] = typeof x === 'bigint' && s.notation === 'standard'
        ? [s.minimumFractionDigits > 0 ? `${x}.${'0'.repeat(s.minimumFractionDigits)}` : `${x}`, ''] : written(s, Number(x));
      const [whole, fraction] = text.split('.');
      const grouped = s.useGrouping === false || whole.length <= (s.useGrouping === 'min2' ? 4 : 3) ? [whole] : whole.replace(/\B(?=(\d{3})+$)/g, ',').split(',');
      grouped.forEach((g, i) => {
        if (i > 0) parts.push({ type: 'group', value: ',' });
        parts.push({ type: 'integer', value: g });
      });
      if (fraction !== undefined && !(s.trailingZeroDisplay === 'stripIfInteger' && /^0*$/.test(fraction))) {
        parts.push({ type: 'decimal', value: '.' }, { type: 'fraction', value: fraction });
      }
      addPower(parts, behind);
      if (s.signDisplay === 'negative' || s.signDisplay === 'exceptZero') negative = negative && /[1-9]/.test(text);
    }
    return around(s, parts, negative);
  }

  function addPower(parts, behind) {
    if (behind[0] === 'E') {
      parts.push({ type: 'exponentSeparator', value: 'E' });
      if (behind[1] === '-') parts.push({ type: 'exponentMinusSign', value: '-' });
      parts.push({ type: 'exponentInteger', value: behind.replace(/\D/g, '') });
    } else if (behind !== '') {
      if (behind[0] === ' ') parts.push({ type: 'literal', value: ' ' });
      parts.push({ type: 'compact', value: behind.trim() });
    }
  }

  // around puts the sign, the currency or the unit around the digits.
  function around(s, parts, negative) {
    const zero = !parts.some((p) => p.type === 'infinity' || /[1-9]/.test(p.value));
    const one = join(parts) === '1';
    const literal = (value) => ({ type: 'literal', value });
    if (s.style === 'percent') parts.push({ type: 'percentSign', value: '%' });
    else if (s.style === 'unit') addUnit(s, parts, one);
    else if (s.style === 'currency') {
      const [sign = s.currency, name = s.currency] = CURRENCIES[s.currency] || [];
      if (s.currencyDisplay === 'name') {
        parts.push(literal(' '), { type: 'currency', value: one || INVARIABLE.has(s.currency) || name === s.currency ? name : `${name}s` });
      } else {
        const shown = s.currencyDisplay === 'code' ? s.currency : s.currencyDisplay === 'narrowSymbol' ? sign.replace(/^[A-Z]{1,2}(?=[$¥])/, '') : sign;
        if (/[A-Za-z]$/.test(shown)) parts.unshift(literal('\u00a0'));
        parts.unshift({ type: 'currency', value: shown });
      }
    }
    if (negative && s.signDisplay !== 'never') {
      if (s.currencySign === 'accounting') return [literal('('), ...parts, literal(')')];
      parts.unshift({ type: 'minusSign', value: '-' });
    } else if (!negative && (s.signDisplay === 'always' || (s.signDisplay === 'exceptZero' && !zero))) parts.unshift({ type: 'plusSign', value: '+' });
    return parts;
  }

  function addUnit(s, parts, one) {
    if (s.unitDisplay === 'long') {
      const [first, per] = s.unit.split('-per-');
      const plural = first === 'foot' ? 'feet' : first === 'inch' ? 'inches' : `${first}s`;
      const name = s.unit === 'percent' ? 'percent' : /celsius|fahrenheit/.test(first) ? `${one ? 'degree' : 'degrees'} ${first[0].toUpperCase()}${first.slice(1)}` : one ? first : plural;
      parts.push({ type: 'literal', value: ' ' }, { type: 'unit', value: per ? `${name} per ${per}` : name });
      return;
    }
    const tight = s.unitDisplay === 'narrow' || /[°%]/.test(UNITS[s.unit]);
    let name = UNITS[s.unit];
    if (s.unitDisplay === 'narrow') name = { second: 's', minute: 'm', hour: 'h', day: 'd', week: 'w', month: 'm', year: 'y', byte: 'B', celsius: '°C', fahrenheit: '°' }[s.unit] || name;
    else if (SCALED.has(s.unit) && !one) name += 's';
    if (!tight) parts.push({ type: 'literal', value: ' ' });
    parts.push({ type: s.unit === 'percent' ? 'percentSign' : 'unit', value: name });
  }

  const settings = (s) => ({ ...s });
  const NumberFormat = define('NumberFormat', {
    callable: true, start,
    methods: {
      resolvedOptions: (s) => settings(s),
      formatToParts: (s, value) => numberParts(s, value),
      formatRange: (s, a, b) => range(s, a, b),
    },
    bound: ['format', (s, value) => join(numberParts(s, value))],
  });

  function range(s, a, b) {
    const from = join(numberParts(s, a)), to = join(numberParts(s, b));
    return from === to ? `~${from}` : /^\d/.test(from) ? `${from}–${to}` : `${from} – ${to}`;
  }

  function category(s, n) {
    const [whole, fraction] = written(s, Math.abs(n))[0].split('.');
    if (s.type === 'cardinal') return whole === '1' && fraction === undefined ? 'one' : 'other';
    if (fraction !== undefined || /1[123]$/.test(whole)) return 'other';
    return { 1: 'one', 2: 'two', 3: 'few' }[whole[whole.length - 1]] || 'other';
  }
  define('PluralRules', {
    start(locales, options) {
      const tag = locale(locales), o = object(options);
      const s = { locale: tag.slice(0, 2), type: option('PluralRules', o, 'type', ['cardinal', 'ordinal'], 'cardinal'), notation: 'standard' };
      readDigits(s, o, 'standard');
      return s;
    },
    methods: {
      resolvedOptions: ({ notation, ...s }) => ({ ...s, pluralCategories: s.type === 'cardinal' ? ['one', 'other'] : ['few', 'one', 'two', 'other'] }),
      select: (s, n) => (Number.isFinite(Number(n)) ? category(s, Number(n)) : 'other'),
      selectRange: (s, from, to) => category(s, Number(to)),
    },
  });
  api.NumberFormat = NumberFormat;
  api.numberString = (x, locales, options) => join(numberParts(start(locales, options), x));
});
