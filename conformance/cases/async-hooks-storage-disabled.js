// A storage that was disabled has no value for what is made meanwhile, also when it is used again.
'use strict';
const { AsyncLocalStorage } = require('async_hooks');
const a = new AsyncLocalStorage(), show = (label) => console.log(label, a.getStore());
a.enterWith('top');
setImmediate(() => show('made before'));
a.run('in', () => {
  show('in');
  a.disable();
  show('disabled');
  setImmediate(() => show('made in it'));
});
show('behind');
setImmediate(() => {
  show('made after');
  a.run('again', () => { show('again'); setImmediate(() => show('inner')); });
  show('outer');
  setImmediate(() => show('made outer'));
});
setTimeout(() => show('much later'), 20);
