// The limit of listeners: of all, of one emitter and of targets, what may be set, and the
// warning that comes once for an event.
const events = require('events');
const { EventEmitter, setMaxListeners, getMaxListeners } = events;
const tried = (name, f) => { try { console.log(name, f()); } catch (e) { console.log(name, e.name, e.code, e.message); } };
process.on('warning', (w) => console.log(w.name, String(w.type), w.count, w.message, Object.keys(w).join()));
const named = (o) => Object.assign(o, { [Symbol.toStringTag]: 'Named' });
for (const bad of [-1, NaN, 'x', null, undefined, {}, 1n]) {
  const shown = typeof bad === 'bigint' ? '1n' : String(bad);
  tried(`emitter ${shown}`, () => new EventEmitter().setMaxListeners(bad) && 'taken');
  tried(`all ${shown}`, () => { events.defaultMaxListeners = bad; return 'taken'; });
  tried(`static ${shown}`, () => setMaxListeners(bad, new EventEmitter()));
}
for (const bad of [{}, null, 1, () => {}]) tried(`target ${bad && typeof bad}`, () => setMaxListeners(5, bad));
tried('get of nothing', () => getMaxListeners({}));
const old = new EventEmitter();
events.defaultMaxListeners = 2;
console.log(old.getMaxListeners(), new EventEmitter().getMaxListeners(), EventEmitter.defaultMaxListeners, getMaxListeners(old), getMaxListeners(new EventTarget()));
for (let i = 0; i < 4; i++) old.on('two', () => {});
const s = Symbol('named');
for (let i = 0; i < 3; i++) old.once(s, () => {});
const own = new EventEmitter().setMaxListeners(3);
for (let i = 0; i < 3; i++) own.on('three', () => {});
const unlimited = [new EventEmitter().setMaxListeners(0), new EventEmitter().setMaxListeners(Infinity)];
for (const e of unlimited) for (let i = 0; i < 30; i++) e.on('many', () => {});
const t = new EventTarget(), e = new EventEmitter();
setMaxListeners(1, t, e);
for (let i = 0; i < 3; i++) { t.addEventListener('t', () => {}); e.on('e', () => {}); }
setMaxListeners(7);
console.log(events.defaultMaxListeners, new EventEmitter().getMaxListeners(), getMaxListeners(t), getMaxListeners(e), getMaxListeners(new EventTarget()));
const again = new EventEmitter().setMaxListeners(1);
for (let i = 0; i < 2; i++) again.on('x', () => {});
again.removeAllListeners('x');
for (let i = 0; i < 2; i++) again.on('x', () => {});
