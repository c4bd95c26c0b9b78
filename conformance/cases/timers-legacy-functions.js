// timers.enroll, active, unenroll, _unrefActive: any object as a timer, with deprecation warnings.
'use strict';
const timers = require('timers');
process.on('warning', (w) => console.log(w.name, w.code, w.message));

for (const ms of [NaN, -1, Infinity, '1', undefined, null, {}, 2 ** 31]) {
  try {
    const o = {};
    timers.enroll(o, ms);
    console.log(Object.keys(o), o._idleTimeout);
  } catch (e) {
    console.log(e.code, e.message);
  }
}
for (const item of [undefined, null, 1, 'x']) {
  for (const f of ['active', '_unrefActive', 'unenroll']) {
    try {
      console.log(f, timers[f](item));
    } catch (e) {
      console.log(f, e.name, e.message);
    }
  }
}
let again = false;
const item = {
  _onTimeout() {
    console.log('fired', this === item);
    if (!again) {
      again = true;
      timers.active(item);
    }
  },
};
timers.enroll(item, 1);
console.log(item._idleTimeout, item._idleNext === item, item._idlePrev === item);
timers.active(item);
console.log(typeof item._idleStart);
const stopped = { _onTimeout() { console.log('never'); } };
timers.enroll(stopped, 1);
timers.active(stopped);
timers.unenroll(stopped);
console.log(stopped._idleTimeout, stopped._idleNext, stopped._idlePrev);
timers._unrefActive(Object.assign(stopped, { _idleTimeout: 1000 }));
const t = setTimeout(() => console.log('never'), 2);
timers.unenroll(t);
console.log(t._idleTimeout, t._destroyed);
for (const f of ['enroll', 'active', 'unenroll', '_unrefActive']) console.log(timers[f].name, timers[f].length);
