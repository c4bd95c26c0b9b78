// Which delay a timer has for what it is given, and what is no callback.
process.on('warning', (w) => console.log(w.name, w.message));
const delays = [2 ** 31, Infinity, -1, NaN, '5', '0x5', null, undefined, {}, [], true, 1.9, 0.5, 2 ** 31 - 1, -Infinity, '', 'x', [7]];
for (const d of delays) {
  const t = setTimeout(() => {}, d), i = setInterval(() => {}, d);
  console.log(JSON.stringify(d), String(d), t._idleTimeout, i._idleTimeout, i._repeat);
  clearTimeout(t);
  clearInterval(i);
}
const tried = (name, f) => { try { console.log(name, f()); } catch (e) { console.log(name, e.name, e.code, e.message); } };
for (const d of [1n, Symbol('x')]) tried(typeof d, () => setTimeout(() => {}, d));
for (const f of [setTimeout, setInterval, setImmediate, queueMicrotask, process.nextTick]) {
  for (const cb of [undefined, null, 'x', 1, {}, Symbol('q'), true, 1n]) tried(f.name, () => f(cb, 1));
}
for (const f of [clearTimeout, clearInterval, clearImmediate]) {
  for (const x of [undefined, null, 1, 'x', {}, [], () => {}, true, NaN, 1n, -5, new (class Timeout {})()]) tried(`${f.name} ${typeof x}`, () => f(x));
  tried(`${f.name} symbol`, () => f(Symbol.iterator));
}
console.log(setTimeout.length, setInterval.length, setImmediate.length, clearTimeout.length, clearInterval.length, clearImmediate.length);
