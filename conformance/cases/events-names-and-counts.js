const E = require('events');
const e = new E();
const s = Symbol('s');
e.on('a', () => {}).on('b', () => {}).on(s, () => {}).once('a', function named() {});
console.log(e.eventNames(), e.listenerCount('a'), e.listenerCount('none'), E.listenerCount(e, 'a'));
console.log(e.listeners('a').map((f) => f.name), e.rawListeners('a').map((f) => typeof f.listener));
console.log(e.getMaxListeners(), E.defaultMaxListeners, e.setMaxListeners(3) === e, e.getMaxListeners());
e.removeAllListeners();
console.log(e.eventNames());
