// Intl.DateTimeFormat in en-US (ECMA-402, section 11). The calendar is Gregory's; host.local
// knows the zones.
(function (api, host) {
  'use strict';

  const { option, digits, object, locale, define, join } = api;
  const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
  const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  const ERAS = { long: ['Before Christ', 'Anno Domini'], short: ['BC', 'AD'], narrow: ['B', 'A'] };
  const ZONES = {
    UTC: 'Coordinated Universal Time', GMT: 'Greenwich Mean Time', BST: 'British Summer Time', CET: 'Central European Standard Time',
    CEST: 'Central European Summer Time', EET: 'Eastern European Standard Time', EEST: 'Eastern European Summer Time', JST: 'Japan Standard Time',
    IST: 'India Standard Time', EST: 'Eastern Standard Time', EDT: 'Eastern Daylight Time', CST: 'Central Standard Time', CDT: 'Central Daylight Time',
    MST: 'Mountain Standard Time', MDT: 'Mountain Daylight Time', PST: 'Pacific Standard Time', PDT: 'Pacific Daylight Time',
  };
  const NUMBER = ['2-digit', 'numeric'], TEXT = ['narrow', 'short', 'long'], STYLES = ['full', 'long', 'medium', 'short'];
  const FIELDS = {
    weekday: TEXT, era: TEXT, year: NUMBER, month: [...NUMBER, ...TEXT], day: NUMBER, dayPeriod: TEXT, hour: NUMBER, minute: NUMBER, second: NUMBER,
    fractionalSecondDigits: undefined, timeZoneName: ['short', 'long', 'shortOffset', 'longOffset', 'shortGeneric', 'longGeneric'],
  };
  const OF_DATE = ['weekday', 'year', 'month', 'day'], OF_TIME = ['dayPeriod', 'hour', 'minute', 'second', 'fractionalSecondDigits'];

  // start reads the options. need and defaults say which fields are there when none is asked
  // for, as the methods of Date differ in that.
  function start(locales, options, need = 'any', defaults = 'date') {
    const tag = locale(locales), o = object(options), read = (...args) => option('DateTimeFormat', o, ...args);
    const s = { locale: tag, calendar: 'gregory', numberingSystem: 'latn' };
    const hour12 = read('hour12', 'boolean');
    const cycle = read('hourCycle', ['h11', 'h12', 'h23', 'h24']);
    const zone = o.timeZone;
    s.timeZone = host.zone(zone === undefined ? '' : String(zone));
    if (s.timeZone === undefined) throw new RangeError(`Invalid time zone specified: ${zone}`);
    const fields = {};
    for (const name of Object.keys(FIELDS)) {
      fields[name] = name === 'fractionalSecondDigits' ? digits(o, name, 1, 3) : read(name, FIELDS[name]);
    }
    s.dateStyle = read('dateStyle', STYLES);
    s.timeStyle = read('timeStyle', STYLES);
    choose(s, fields, need, defaults);
    if (s.fields.hour !== undefined) s.hourCycle = hour12 === undefined ? cycle ?? 'h12' : hour12 ? 'h12' : 'h23';
    if (hour12 === false && s.fields.hour !== undefined && s.timeStyle === undefined) s.hourCycle = 'h24';
    return s;
  }

  // choose fills the fields that nobody asked for, or takes those of the styles.
  function choose(s, fields, need, defaults) {
    s.fields = fields;
    if (s.dateStyle !== undefined || s.timeStyle !== undefined) {
      const other = Object.keys(FIELDS).find((name) => fields[name] !== undefined);
      if (other) throw new TypeError(`Can't set option ${other} when ${s.dateStyle !== undefined ? 'dateStyle' : 'timeStyle'} is used`);
      if (need === 'date' && s.timeStyle !== undefined) throw new TypeError('Invalid option : timeStyle');
      if (need === 'time' && s.dateStyle !== undefined) throw new TypeError('Invalid option : dateStyle');
      s.fields = { ...styled(s.dateStyle), ...clock(s.timeStyle) };
      return;
    }
    const has = (names) => names.some((name) => fields[name] !== undefined);
    if ((need !== 'time' && has(OF_DATE)) || (need !== 'date' && has(OF_TIME))) return;
    if (defaults !== 'time') fields.year = fields.month = fields.day = 'numeric';
    if (defaults !== 'date') fields.hour = fields.minute = fields.second = 'numeric';
  }

  const styled = (style) => style && {
    weekday: style === 'full' ? 'long' : undefined, year: style === 'short' ? '2-digit' : 'numeric',
    month: style === 'short' ? 'numeric' : style === 'medium' ? 'short' : 'long', day: 'numeric',
  };
  const clock = (style) => style && {
    hour: 'numeric', minute: '2-digit', second: style === 'short' ? undefined : '2-digit',
    timeZoneName: style === 'full' ? 'long' : style === 'long' ? 'short' : undefined,
  };

  const two = (n) => String(n).padStart(2, '0');
  const text = (name, width) => (width === 'long' ? name : width === 'short' ? name.slice(0, 3) : name[0]);
  const number = (n, width) => (width === '2-digit' ? two(n % 100) : String(n));

  // pieces joins lists of parts with a literal between those that have something.
  function pieces(lists, between) {
    const out = [];
    for (const list of lists.filter((l) => l.length > 0)) {
      if (out.length > 0) out.push({ type: 'literal', value: between });
      out.push(...list);
    }
    return out;
  }

  function dateParts({ weekday, era, year, month, day }, at) {
    const part = (type, is, value) => (is === undefined ? [] : [{ type, value }]);
    const old = at.year <= 0;
    const Y = part('year', year, number(old ? 1 - at.year : at.year, year)), D = part('day', day, number(at.day, day));
    const W = part('weekday', weekday, text(DAYS[at.weekday], weekday));
    const worded = TEXT.includes(month);
    const M = part('month', month, worded ? text(MONTHS[at.month - 1], month) : number(at.month, month));
    let out;
    if (worded) out = pieces([pieces([M, D], ' '), Y], D.length > 0 ? ', ' : ' ');
    else if (M.length > 0 || Y.length === 0 || D.length === 0) out = pieces([M, D, Y], '/');
    else out = [...Y, { type: 'literal', value: ' (day: ' }, ...D, { type: 'literal', value: ')' }];
    if (era !== undefined) out = pieces([out, [{ type: 'era', value: ERAS[era][old ? 0 : 1] }]], ' ');
    return M.length > 0 && D.length > 0 ? pieces([W, out], ', ') : pieces([out, W], ' ');
  }

  function hourOf(cycle, h) {
    switch (cycle) {
      case 'h11': return h % 12;
      case 'h12': return h % 12 || 12;
      case 'h24': return h || 24;
    }
    return h;
  }

  const PERIODS = [[12, 'in the morning'], [18, 'in the afternoon'], [21, 'in the evening'], [24, 'at night']];

  function timeParts(s, { hour, minute, second, fractionalSecondDigits, dayPeriod }, at) {
    const out = [];
    const add = (type, value, before = ':') => {
      if (out.length > 0) out.push({ type: 'literal', value: before });
      out.push({ type, value });
    };
    const twelve = s.hourCycle === 'h12' || s.hourCycle === 'h11';
    if (hour !== undefined) {
      const h = hourOf(s.hourCycle, at.hour);
      add('hour', hour === '2-digit' || !twelve ? two(h) : String(h));
    }
    if (minute !== undefined) add('minute', hour === undefined && second === undefined ? String(at.minute) : two(at.minute));
    if (second !== undefined) add('second', out.length === 0 ? String(at.second) : two(at.second));
    if (fractionalSecondDigits !== undefined) {
      add('fractionalSecond', String(at.ms).padStart(3, '0').slice(0, fractionalSecondDigits), '.');
    }
    if (hour !== undefined && twelve) {
      const worded = at.hour === 12 && at.minute === 0 ? 'noon' : PERIODS.find(([end]) => at.hour < end)[1];
      add('dayPeriod', dayPeriod === undefined ? (at.hour < 12 ? 'AM' : 'PM') : worded, dayPeriod === undefined ? '\u202f' : ' ');
    }
    return out;
  }

  function offset(minutes, long) {
    const h = Math.floor(Math.abs(minutes) / 60), m = Math.abs(minutes) % 60;
    return `GMT${minutes < 0 ? '-' : '+'}${long ? two(h) : h}${long || m > 0 ? `:${two(m)}` : ''}`;
  }

  function zoneName(s, at, width) {
    const utc = s.timeZone === 'UTC';
    const american = /^(America|US|Pacific\/Honolulu)/.test(s.timeZone) && /^[ECMP][SD]T$/.test(at.zone);
    switch (width) {
      case 'shortOffset': case 'longOffset': return offset(at.offset, width === 'longOffset');
      case 'short': return utc ? 'UTC' : american ? at.zone : at.offset === 0 ? 'GMT' : offset(at.offset, false);
      case 'shortGeneric': return american ? at.zone[0] + 'T' : utc ? 'GMT' : offset(at.offset, false);
    }
    const name = american || !/^[ECMP][SD]T$/.test(at.zone) ? ZONES[at.zone] : undefined;
    if (width === 'longGeneric' && name) return name.replace(/ (Standard|Daylight|Summer) /, ' ');
    return name || offset(at.offset, true);
  }

  function parts(s, value) {
    const ms = value === undefined ? Date.now() : Number(value);
    if (!(Math.abs(ms) <= 8.64e15)) throw new RangeError('Invalid time value');
    const at = host.local(Math.trunc(ms), s.timeZone), f = s.fields;
    const date = dateParts(f, at), time = timeParts(s, f, at);
    const zone = f.timeZoneName === undefined ? [] : [{ type: 'timeZoneName', value: zoneName(s, at, f.timeZoneName) }];
    const onlyDay = f.weekday !== undefined && date.length === 1;
    const between = onlyDay ? ' ' : f.month === 'long' && f.day !== undefined && (s.dateStyle || f.hour !== undefined) ? ' at ' : ', ';
    if (time.length === 0) return pieces([date, zone], ', ');
    return pieces([date, pieces([time, zone], ' ')], between);
  }

  // joined is the parts as V8 joins them: with a plain space where they have a narrow one.
  const joined = (list) => join(list).replace(/\u202f/g, ' ');

  const DASH = '\u2009–\u2009';

  // range leaves out what both ends have in common, as a reader would.
  function range(s, a, b) {
    if (a === undefined || b === undefined) throw new TypeError('startDate or endDate cannot be undefined');
    const f = s.fields, [x, y] = [a, b].map((v) => host.local(Math.trunc(Number(v)), s.timeZone));
    let from = parts(s, a), to = parts(s, b);
    if (joined(from) === joined(to)) return joined(from);
    const whole = (more) => [a, b].map((v) => join(parts({ ...s, fields: { ...f, ...more } }, v))).join(DASH);
    const sameMonth = x.year === y.year && x.month === y.month;
    if (f.hour !== undefined) {
      if (!sameMonth || x.day !== y.day) return whole(OF_DATE.some((name) => f[name] !== undefined) ? {} : { year: 'numeric', month: 'numeric', day: 'numeric' });
      to = to.slice(to.findIndex((p) => p.type === 'hour'));
      if (f.timeZoneName === undefined && s.hourCycle === 'h12' && (x.hour < 12) === (y.hour < 12)) from = from.slice(0, -2);
    } else if (x.year !== y.year && f.month !== undefined) return whole({ year: f.year ?? 'numeric' });
    else if (TEXT.includes(f.month) && x.year === y.year && f.timeZoneName === undefined && f.era === undefined) {
      if (f.year !== undefined) from = from.slice(0, -2);
      if (sameMonth && f.weekday === undefined && f.day !== undefined) to = to.slice(2);
    }
    return join(from) + DASH + join(to);
  }

  const DateTimeFormat = define('DateTimeFormat', {
    callable: true, start,
    methods: {
      resolvedOptions({ fields, dateStyle, timeStyle, hourCycle, ...s }) {
        if (hourCycle !== undefined) Object.assign(s, { hourCycle, hour12: hourCycle === 'h12' || hourCycle === 'h11' });
        if (dateStyle !== undefined || timeStyle !== undefined) {
          if (dateStyle !== undefined) s.dateStyle = dateStyle;
          if (timeStyle !== undefined) s.timeStyle = timeStyle;
          return s;
        }
        for (const name of Object.keys(FIELDS)) {
          const paired = (name === 'minute' && fields.hour !== undefined) || (name === 'second' && fields.minute !== undefined);
          if (fields[name] !== undefined) s[name] = paired ? '2-digit' : fields[name];
        }
        return s;
      },
      formatToParts: (s, value) => parts(s, value),
      formatRange: (s, a, b) => range(s, a, b),
    },
    bound: ['format', (s, value) => joined(parts(s, value))],
  });
  api.DateTimeFormat = DateTimeFormat;

  // dateString is toLocaleString and its kin: need and defaults are theirs.
  api.dateString = (ms, locales, options, need, defaults) => joined(parts(start(locales, options, need, defaults), ms));
});
