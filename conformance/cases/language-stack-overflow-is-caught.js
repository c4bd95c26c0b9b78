'use strict';
// A stack that overflows is a RangeError, which scripts catch wherever the calls went through.
const attempt = (name, f) => {
  try {
    f();
    console.log(name, 'no error');
  } catch (e) {
    console.log(name, e instanceof RangeError, e.message, Object.keys(e), e.stack.split('\n')[0]);
  }
};
attempt('function', function f() { f(); });
attempt('native', () => { (function f() { return [1].map(f); })(); });
attempt('getter', () => { new (class { get x() { return this.x; } })().x; });
attempt('proxy', () => { new Proxy({}, { get: (t, k, r) => r[k] }).x; });
attempt('emit', () => {
  const e = new (require('events'))();
  e.on('x', () => e.emit('x'));
  e.emit('x');
});
attempt('finally', () => { (function f() { try { f(); } finally { [].map(f); } })(); });
let depth = 0;
try { (function f() { depth++; f(); })(); } catch { console.log(depth > 1000); }
new Promise(() => { (function f() { f(); })(); }).catch((e) => console.log('promise', e.name));
process.on('uncaughtException', (e) => console.log('uncaught', e.name));
setImmediate(function f() { f(); });
