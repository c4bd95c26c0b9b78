// A NodeEventTarget, which a MessagePort is: the methods of an emitter over a target.
const { EventEmitter } = require('events');
const { port1, port2 } = new MessageChannel();
const tried = (name, f) => { try { console.log(name, f()); } catch (e) { console.log(name, e.name, e.code, e.message); } };
const f = (v) => console.log('f', v instanceof Event ? v.type : v), g = (v) => console.log('g', v instanceof Event ? v.type : v), o = { handleEvent(e) { console.log('object', e instanceof Event, this === o); } };
console.log(port1 instanceof EventTarget, port1 instanceof EventEmitter);
for (const name of ['on', 'once', 'off', 'addListener', 'removeListener', 'removeAllListeners', 'eventNames', 'listenerCount', 'emit', 'setMaxListeners', 'getMaxListeners', 'prependListener', 'prependOnceListener', 'rawListeners', 'listeners']) {
  console.log(name, typeof port1[name], typeof port1[name] === 'function' ? port1[name].length : '');
}
tried('on', () => port1.on('x', f) === port1 && port1.on('x', f) === port1);
tried('count', () => port1.listenerCount('x'));
tried('addListener', () => port1.addListener('x', g) === port1);
tried('once', () => port1.once('x', g) === port1 && port1.listenerCount('x'));
tried('once y', () => port1.once('y', f) === port1 && port1.listenerCount('y'));
tried('object', () => port1.on('x', o) === port1);
tried('names', () => port1.eventNames().filter((n) => !n.endsWith('istener')));
tried('emit', () => port1.emit('x', 'value'));
tried('emit y', () => [port1.emit('y', 1), port1.emit('y', 2)].join());
tried('dispatch', () => port1.dispatchEvent(new Event('x')));
tried('off', () => port1.off('x', f) === port1 && port1.removeListener('x', g) === port1);
tried('count', () => [port1.listenerCount('x'), port1.listenerCount('none')].join());
tried('removeAll of a name', () => port1.removeAllListeners('x') === port1 && port1.listenerCount('x'));
port1.on('z', f);
tried('removeAll', () => port1.removeAllListeners() === port1 && port1.listenerCount('z'));
for (const bad of [undefined, null, 1, 'x']) tried(`listener ${bad}`, () => port1.on('x', bad) === port1);
tried('error is like others', () => port1.emit('error', new Error('x')));
tried('symbol', () => port1.on(Symbol('s'), f) === port1);
port1.on('message', (m) => { console.log('message', m); port1.close(); });
port2.addEventListener('close', () => console.log('closed'));
port2.postMessage({ a: 1 });
