// A Timeout and an Immediate before, in and behind their callback, refreshed, unref'd and cleared.
const { log } = console;
const state = (t) => [t.hasRef(), t._destroyed, t._repeat, t._idleTimeout, typeof t._onTimeout, t._timerArgs].join(' ');
let calls = 0;
const t = setTimeout(() => {
  log('called', state(t));
  if (++calls > 1) return setImmediate(behind);
  log(t.refresh() === t, state(t));
}, 2, 'a', 'b');
log('waits', state(t));
log(t.unref() === t, state(t), t.ref() === t, state(t));
function behind() {
  log('behind', state(t));
  clearTimeout(t);
  log('cleared', state(t), t.close() === t, state(t));
  let n = 0;
  const i = setInterval(function () {
    log('interval', this === i, state(i));
    if (++n < 2) return;
    i.unref();
    log(i.hasRef());
    clearInterval(i);
    log(state(i));
    setImmediate(immediates);
  }, 2, 7);
  log(state(i));
}
function immediates() {
  const im = setImmediate((...args) => {
    log(args, im.hasRef(), im._destroyed, im._onImmediate);
    setImmediate(() => log(im.hasRef(), im._destroyed, im._onImmediate, im.ref() === im, im.unref() === im));
  }, 1, 2);
  log(im.hasRef(), im._destroyed, typeof im._onImmediate, im._argv);
  const un = setImmediate(() => log('never')).unref();
  log(un.hasRef());
  clearImmediate(un);
  log(un.hasRef(), un._destroyed, un._onImmediate);
  const d = setTimeout(() => log('never'), 1);
  d[Symbol.dispose]();
  log(d._destroyed, typeof +d, `${d}` === String(+d));
  const e = setImmediate(() => log('never'));
  e[Symbol.dispose]();
  log(e._destroyed);
}
