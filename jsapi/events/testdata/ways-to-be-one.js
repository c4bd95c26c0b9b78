// Objects that are emitters by class, by prototype, by mixin and by inheritance of an instance.
const E = require('events');
const log = (...a) => p(a.map((x) => Array.isArray(x) ? '[' + x.map(String) + ']' : String(x)).join(' '));

function Old() { E.call(this); }
Old.prototype = Object.create(E.prototype, { constructor: { value: Old } });
const old = new Old();
old.on('x', function () { log('old', this === old); });
log(old.emit('x'), old instanceof E);

const mixed = Object.assign({}, E.prototype);
mixed.on('x', function () { log('mixed', this === mixed); });
log(mixed.emit('x'), mixed.listenerCount('x'));

const app = function () {};
for (const k of Object.getOwnPropertyNames(E.prototype)) {
  if (k !== 'constructor') Object.defineProperty(app, k, Object.getOwnPropertyDescriptor(E.prototype, k));
}
app.once('mount', (a) => log('mount', a));
log(app.emit('mount', 1), app.emit('mount', 2));

const parent = new E();
const child = Object.create(parent);
child.on('x', function () { log('child', this === child, this === parent); });
log(child.emit('x'), parent.emit('x'), parent.listenerCount('x'));

function Base() {}
Base.prototype = new E();
const a = new Base(), b = new Base();
a.on('s', () => log('shared'));
log(b.emit('s'));

const kept = new E();
kept.on('x', () => log('kept'));
E.call(kept);
log(kept.emit('x'));

// Overridden methods are the ones that are called.
class Over extends E {
  on(n, f) { log('on', n, f.name); return super.on(n, f); }
  emit(n, ...rest) { log('emit', n); return super.emit(n, ...rest); }
  removeListener(n, f) { log('remove', n); return super.removeListener(n, f); }
}
const o = new Over();
o.once('x', function fn(v) { log('x', v); });
o.emit('x', 1);
o.emit('x', 2);
o.on('newListener', () => {});
o.on('y', () => {});

// _events and its fellows.
const e = new E();
log(e._eventsCount, Object.keys(e._events), e._maxListeners);
e.on('a', function a1() {});
log(e._eventsCount, Object.keys(e._events), typeof e._events.a, 'b' in e._events);
e.on('a', function a2() {});
log(Array.isArray(e._events.a), e._events.a.map((f) => f.name));
delete e._events.a;
log(e.listenerCount('a'));
e._events = { b: function b1() { log('b1'); } };
log(e.emit('b'), e.emit('a'));
e._maxListeners = 3;
log(e.getMaxListeners());
const proxied = new Proxy(new E(), {});
proxied.on('x', () => log('proxy'));
log(proxied.emit('x'));
