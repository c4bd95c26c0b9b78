// The histograms of perf_hooks. They keep every distinct value, where Node's round them to
// three digits. (Node, "Class: Histogram".)
(function (host) {
  'use strict';

  const states = new WeakMap();
  function state(h) {
    const s = states.get(h);
    if (s === undefined) throw host.invalidArgType('this', 'an instance of Histogram', h);
    return s;
  }
  function reset(s) {
    Object.assign(s, { counts: new Map(), count: 0, sum: 0, min: 9223372036854776000, max: 0, exceeds: 0, last: undefined });
    return s;
  }
  function take(s, v) {
    s.counts.set(v, (s.counts.get(v) || 0) + 1);
    s.count++;
    s.sum += v;
    s.min = Math.min(s.min, v);
    s.max = Math.max(s.max, v);
  }
  function at(s, percentile) {
    if (typeof percentile !== 'number') throw host.invalidArgType('percentile', 'of type number', percentile);
    if (!(percentile > 0 && percentile <= 100)) throw host.outOfRange('percentile', '> 0 && <= 100', percentile);
    let rest = Math.max(1, Math.ceil(percentile / 100 * s.count));
    for (const v of [...s.counts.keys()].sort((a, b) => a - b)) {
      rest -= s.counts.get(v);
      if (rest <= 0) return v;
    }
    return 0;
  }
  function percentiles(s) {
    const out = new Map([[0, s.count > 0 ? s.min : 0]]);
    for (let p = 50, left = 50; s.count > 0 && left * s.count > 100; left /= 2, p += left) out.set(p, at(s, p));
    out.set(100, s.max);
    return out;
  }

  class Histogram {
    constructor() { throw host.illegalConstructor(); }
    get count() { return state(this).count; }
    get countBigInt() { return BigInt(this.count); }
    get min() { return state(this).min; }
    get minBigInt() { return BigInt(this.min); }
    get max() { return state(this).max; }
    get maxBigInt() { return BigInt(this.max); }
    get mean() { const s = state(this); return s.count === 0 ? NaN : s.sum / s.count; }
    get exceeds() { return state(this).exceeds; }
    get exceedsBigInt() { return BigInt(this.exceeds); }
    get stddev() {
      const s = state(this), mean = s.sum / s.count;
      let squares = 0;
      for (const [v, n] of s.counts) squares += n * (v - mean) ** 2;
      return s.count === 0 ? NaN : Math.sqrt(squares / s.count);
    }
    percentile(percentile) { return at(state(this), percentile); }
    percentileBigInt(percentile) { return BigInt(at(state(this), percentile)); }
    get percentiles() { return percentiles(state(this)); }
    get percentilesBigInt() { return new Map([...percentiles(state(this))].map(([k, v]) => [k, BigInt(v)])); }
    reset() { reset(state(this)); }
    toJSON() {
      const { count, min, max, mean, exceeds, stddev } = this;
      return { count, min, max, mean, exceeds, stddev, percentiles: Object.fromEntries(this.percentiles) };
    }
    [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
      const { min, max, mean, exceeds, stddev, count, percentiles } = this;
      return 'Histogram ' + host.inspect({ min, max, mean, exceeds, stddev, count, percentiles }, options);
    }
  }

  class RecordableHistogram extends Histogram {
    record(val) {
      const s = state(this);
      if (typeof val !== 'bigint') {
        host.integer(val, 'val', 1, Number.MAX_SAFE_INTEGER);
      }
      take(s, Number(val));
    }
    recordDelta() {
      const s = state(this), now = host.now();
      if (s.last !== undefined) take(s, Math.max(1, Math.round((now - s.last) * 1e6)));
      s.last = now;
    }
    add(other) {
      const s = state(this);
      for (const [v, n] of state(other).counts) for (let i = 0; i < n; i++) take(s, v);
    }
  }

  class ELDHistogram extends Histogram {
    enable() {
      const s = state(this);
      if (s.timer) return false;
      s.last = host.now();
      s.timer = setInterval(() => {
        const now = host.now();
        take(s, Math.max(1, Math.round((now - s.last) * 1e6)));
        s.last = now;
      }, s.resolution).unref();
      return true;
    }
    disable() {
      const s = state(this);
      if (!s.timer) return false;
      clearInterval(s.timer);
      s.timer = undefined;
      return true;
    }
  }

  function make(Class, s) {
    const h = Object.create(Class.prototype);
    states.set(h, reset(s));
    return h;
  }

  return {
    createHistogram(options = {}) {
      host.checkObject(options, 'options');
      const { lowest = 1, highest = Number.MAX_SAFE_INTEGER, figures = 3 } = options;
      if (typeof lowest !== 'bigint') host.integer(lowest, 'options.lowest', 1, Number.MAX_SAFE_INTEGER);
      if (typeof highest !== 'bigint') host.integer(highest, 'options.highest', 2 * Number(lowest), Number.MAX_SAFE_INTEGER);
      host.integer(figures, 'options.figures', 1, 5);
      return make(RecordableHistogram, {});
    },
    monitorEventLoopDelay(options = {}) {
      host.checkObject(options, 'options');
      const { resolution = 10 } = options;
      host.integer(resolution, 'options.resolution', 1, Number.MAX_SAFE_INTEGER);
      return make(ELDHistogram, { resolution, timer: undefined });
    },
  };
})
