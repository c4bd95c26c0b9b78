'use strict';
// the warning is given once for each list of listeners; one listener is no list
const { EventEmitter, setMaxListeners, getMaxListeners, on } = require('events');
process.on('warning', (w) => console.log(w.message, w.count));
process.stderr.write = () => true;
const f = () => {};
const emitter = (n) => new EventEmitter().setMaxListeners(n).on('a', () => {});
emitter(1).on('a', f).on('a', f);
emitter(1).on('a', f).off('a', f).on('a', f);
const once = emitter(1).prependOnceListener('a', f);
once.emit('a');
once.on('a', f);
emitter(2).on('a', f).on('a', f).off('a', f).on('a', f);
emitter(2).on('a', f).on('a', f).off('a', f).off('a', f).on('a', f).on('a', f);

const target = new EventTarget();
setMaxListeners(1.5, target);
for (const name of ['b', 'b', 'c', 'c']) target.addEventListener(name, () => {});
setMaxListeners(1, target);
target.addEventListener('c', () => {});
target.addEventListener('d', () => {});
setMaxListeners(0, target);
try { getMaxListeners(target); } catch (e) { console.log(e.message); }

const ee = new EventEmitter();
const it = on(ee, 'a', { close: ['end'] });
ee.on('removeListener', (name) => console.log('removed', name));
it.return();
try { on({}, 'a', { highWaterMark: 'x' }); } catch (e) { console.log(e.message); }
