// EventEmitter and Stream read this: a call without new throws, Base.call(this) works.
const EventEmitter = require('events');
const Stream = require('stream');
const util = require('util');
for (const f of [() => EventEmitter(), () => Stream(), () => EventEmitter.EventEmitter()]) {
  try { f(); } catch (err) { console.log(err.name, err.message); }
}
function Old() { EventEmitter.call(this); }
util.inherits(Old, EventEmitter);
console.log(new Old().on('x', () => {})._eventsCount);
const plain = {};
EventEmitter.call(plain);
console.log(plain._eventsCount, Stream.Readable() instanceof Stream, Reflect.construct(EventEmitter, []) instanceof EventEmitter);
