'use strict';
// What is assigned to _events keeps its listeners: as formidable does by Object.assign(form, form).
const EventEmitter = require('events');

const a = new EventEmitter();
a.on('x', () => console.log('a x')).once('y', () => console.log('a y')).on('x', () => console.log('a x again'));
Object.assign(a, a);
a._events = a._events;
console.log(a.eventNames(), a.emit('x'), a.emit('y'), a.emit('y'));

const b = new EventEmitter();
b.on('gone', () => {});
Object.assign(b, a);
console.log(b.eventNames(), b.listenerCount('x'), b.emit('x'), b._eventsCount);

const c = new EventEmitter();
c.on('gone', () => {});
c._events = { one: () => console.log('c one'), two: [() => console.log('c two'), () => console.log('and two')] };
console.log(c.emit('one'), c.emit('two'), c.listenerCount('two'), c.emit('gone'));
