'use strict';
// The iterator of events.on shows how full it is, takes both spellings of its options, and
// inherits from the prototype of all asynchronous iterators.
const EventEmitter = require('events');

const mark = Symbol.for('nodejs.watermarkData');
const e = new EventEmitter();
e.pause = () => console.log('pause');
e.resume = () => console.log('resume');
const it = EventEmitter.on(e, 'x', { highWaterMark: 2, lowWaterMark: null });
const show = () => console.log(it[mark].size, it[mark].low, it[mark].high, it[mark].isPaused);
console.log(it);
console.log(Object.getPrototypeOf(it) === Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype));
show();
for (let i = 0; i < 3; i++) e.emit('x', i);
show();
(async () => {
  for (let i = 0; i < 2; i++) console.log((await it.next()).value);
  show();
  for await (const [v] of it) {
    show();
    if (v === 2) break;
  }
  console.log(e.listenerCount('x'), EventEmitter.on(e, 'x', { highWatermark: 5 })[mark].high,
    EventEmitter.on(e, 'x', { highWaterMark: 3, highWatermark: 5 })[mark].high);
  try { EventEmitter.on(e, 'x', { lowWatermark: 0 }); } catch (err) { console.log(err.message); }

  // A loop uses the methods that a script has put in the place of its own.
  const other = EventEmitter.on(e, 'y');
  let n = 0;
  other.next = () => Promise.resolve({ value: n, done: n++ === 2 });
  for await (const v of other) console.log('mine', v);

  // One that fails, and one whose signal is aborted.
  const ac = new AbortController();
  setImmediate(() => e.emit('error', new Error('bad')));
  try { for await (const v of EventEmitter.on(e, 'z')) console.log(v); } catch (err) { console.log(err.message); }
  setImmediate(() => ac.abort());
  try { for await (const v of EventEmitter.on(e, 'z', { signal: ac.signal })) console.log(v); } catch (err) { console.log(err.name); }
})();
