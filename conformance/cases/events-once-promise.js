const { once, EventEmitter } = require('events');
const e = new EventEmitter();
(async () => {
  setImmediate(() => e.emit('x', 1, 2));
  console.log(await once(e, 'x'));
  setImmediate(() => e.emit('error', new Error('bad')));
  try { await once(e, 'y'); } catch (err) { console.log('rejected', err.message); }
  setImmediate(() => e.emit('error', new Error('as value')));
  console.log((await once(e, 'error'))[0].message);
  console.log(e.eventNames());
})();
