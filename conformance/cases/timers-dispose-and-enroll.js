const timers = require('timers');
const t = setTimeout(() => console.log('no'), 1);
const i = setImmediate(() => console.log('no'));
t[Symbol.dispose]();
i[Symbol.dispose]();
console.log(t._destroyed, i._destroyed);
process.on('warning', (w) => console.log(w.code, w.message));
for (const ms of ['x', -1, NaN, Infinity]) {
  try { timers.enroll({}, ms); } catch (e) { console.log(e.name, e.code, e.message); }
}
const o = { _onTimeout() { console.log('fired', this === o); } };
timers.enroll(o, 3);
console.log(o._idleTimeout);
timers.active(o);
