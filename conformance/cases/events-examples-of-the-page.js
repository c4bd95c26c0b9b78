// The examples of the page that are no more than a few lines.
const events = require('events');
const { EventEmitter, errorMonitor, once, on } = events;
class MyEmitter extends EventEmitter {}
let e = new MyEmitter();
e.on('event', function (a, b) { console.log(a, b, this, this === e); });
e.emit('event', 'a', 'b');
e = new MyEmitter();
e.on('event', (a, b) => console.log(a, b, this));
e.emit('event', 'a', 'b');
e = new MyEmitter();
e.on('event', () => setImmediate(() => console.log('this happens asynchronously')));
e.emit('event');
e = new MyEmitter();
e.once('newListener', (event) => { if (event === 'event') e.on('event', () => console.log('B')); });
e.on('event', () => console.log('A'));
e.emit('event');
e.on('event', function firstListener() {}).on('event', function secondListener(a, b) {}).once('event', function third(...all) {});
console.log(e.listeners('event'), e.rawListeners('event'), e.eventNames());
e = new EventEmitter();
e.once('log', () => console.log('log once'));
const [wrapper] = e.rawListeners('log');
wrapper.listener();
wrapper();
e.on('log', () => console.log('log persistently'));
e.rawListeners('log')[0]();
e.emit('log');
e = new EventEmitter();
const pong = () => console.log('pong');
e.on('ping', pong);
e.once('ping', pong);
e.removeListener('ping', pong);
console.log(e.emit('ping'), e.emit('ping'));
e = new EventEmitter();
e.on(errorMonitor, (err) => console.log('seen', err.message));
try { e.emit('error', new Error('whoops!')); } catch (err) { console.log('thrown', err.message); }
(async () => {
  const ee = new EventEmitter();
  const ac = new AbortController();
  process.nextTick(() => { ee.emit('foo', 'bar'); ee.emit('foo', 42); });
  process.nextTick(() => setImmediate(() => ac.abort()));
  try {
    for await (const event of on(ee, 'foo', { signal: ac.signal })) console.log(event);
  } catch (err) { console.log(err.name, err.code, ee.listenerCount('foo'), ee.listenerCount('error')); }
  const all = Promise.all([once(ee, 'bar'), once(ee, 'foo')]);
  process.nextTick(() => { ee.emit('bar'); ee.emit('foo'); });
  console.log(await all);
  const missed = (async () => { await once(ee, 'bar'); console.log('bar'); await once(ee, 'foo'); console.log('never'); })();
  process.nextTick(() => { ee.emit('bar'); ee.emit('foo'); });
  missed.then(() => console.log('never'));
})();
