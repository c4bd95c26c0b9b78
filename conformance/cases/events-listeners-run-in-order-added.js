const E = require('events');
const e = new E();
e.on('x', (a) => console.log('first', a));
e.prependListener('x', () => console.log('prepended'));
e.once('x', () => console.log('once'));
e.prependOnceListener('x', () => console.log('prepended once'));
e.addListener('x', () => console.log('last'));
console.log(e.emit('x', 1), e.emit('x', 2), e.emit('y'));
