// EventEmitter: registration, order, removal and the names of events.
const E = require('events');
const log = (...a) => p(a.map((x) => Array.isArray(x) ? '[' + x.map(String) + ']' : String(x)).join(' '));

const z = new E();
z.on('newListener', (n, f) => log('new', String(n), f.name));
z.on('removeListener', (n, f) => log('removed', String(n), f.name));
z.once('k', function kk() { log('k', this === z); });
log(z.rawListeners('k')[0].name, z.rawListeners('k')[0].listener.name, z.listeners('k')[0].name);
z.emit('k');
log(z.listenerCount('k'));
z.on('q', function q1() {});
z.prependListener('q', function q0() {});
z.prependOnceListener('q', function once() {});
log(z.listeners('q').map((f) => f.name));
z.removeAllListeners('q');
z.removeAllListeners();
log(z.eventNames());
z.emit('k');

const w = new E();
for (const name of [1, 'x', 0, Symbol('q'), '01', undefined]) w.on(name, () => {});
log(w.eventNames(), w.emit(1), w.emit('1'), w.emit('nobody'));

// Removing and adding while the event is emitted.
const v = new E();
v.on('a', function first() { v.off('a', second); v.on('a', third); log('1'); });
function second() { log('2'); }
function third() { log('3'); }
v.on('a', second);
v.emit('a');
log('again');
v.emit('a');
const same = () => {};
v.on('s', same).on('s', same);
v.off('s', same);
log(v.listenerCount('s'), v.listenerCount('s', same), v.listenerCount('s', () => {}));

// A listener that throws stops the others.
v.on('t', () => { throw new Error('thrown'); });
v.on('t', () => log('never'));
t('throws', () => v.emit('t'));
t('error without argument', () => new E().emit('error'));
t('error number', () => new E().emit('error', 1));
t('error null', () => new E().emit('error', null));
t('error Error', () => new E().emit('error', new RangeError('boo')));
t('monitor', () => { const e = new E(); e.on(E.errorMonitor, (x) => log('monitor', x.message)); e.emit('error', new Error('m')); });

t('on number', () => v.on('a', 1));
t('once object', () => v.once('a', {}));
t('off nothing', () => v.off('a'));
t('on null', () => E.prototype.on.call(null, 'a', () => {}));
t('max -1', () => v.setMaxListeners(-1));
t('max NaN', () => v.setMaxListeners(NaN));
t('max text', () => v.setMaxListeners('a'));
t('default', () => { E.defaultMaxListeners = -1; });
t('capture', () => { E.captureRejections = 1; });
t('option', () => new E({ captureRejections: 1 }));
t('setMaxListeners of object', () => E.setMaxListeners(1, {}));
t('getMaxListeners of object', () => E.getMaxListeners({}));
t('getEventListeners of object', () => E.getEventListeners({}, 'a'));
t('getEventListeners', () => E.getEventListeners(w, 'x').length);
log(E.listenerCount(w, 'x'), E.getMaxListeners(w), E.usingDomains, String(E.captureRejectionSymbol), E.EventEmitter === E);

for (let i = 0; i < 12; i++) v.on('many', () => {});
class Named extends E {}
const n = new Named().setMaxListeners(1);
n.on(Symbol('sym'), () => {});
n.on('two', () => {});
n.on('two', () => {});
log(n.getMaxListeners());
