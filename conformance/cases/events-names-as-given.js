'use strict';
// 'newListener' and 'removeListener' tell the name that the script gave; what an emitter shows
// that no constructor has run for, that listens to symbols, or whose limit is no number.
const EventEmitter = require('events');
const util = require('util');

const f = () => {};
for (const name of [-0, 1, null, undefined, true, ['z'], 1n]) {
  const e = new EventEmitter();
  e.on('newListener', (n) => console.log('new', n));
  e.on('removeListener', (n) => console.log('gone', n));
  e.on(name, f).off(name, f).on(name, f).removeAllListeners(name);
  e.on(name, f).removeAllListeners();
}

const e = new EventEmitter();
e.on('a', f).on(Symbol('s'), f);
console.log(e);
console.log(Object.keys(EventEmitter.prototype));
EventEmitter.on(e, 'x', { close: ['done'] });
console.log(e.listeners('x'), e.listeners('error'), e.listeners('done'));

function Old() {}
util.inherits(Old, EventEmitter);
const old = new Old();
console.log(old);
old.on('a', f);
console.log(Object.keys(old), old);
EventEmitter.call(old);
console.log(Object.keys(old));
console.log(Object.keys(Object.assign({}, EventEmitter.prototype).on('a', f)).slice(0, 4));

process.on('warning', (w) => console.log(w.name));
e._maxListeners = 'many';
for (let i = 0; i < 30; i++) e.on('many', f);
setImmediate(() => console.log(e.listenerCount('many')));
