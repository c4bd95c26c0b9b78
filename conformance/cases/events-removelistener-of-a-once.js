// What 'removeListener' tells of a once listener: its function, or the wrapper where others stand beside it.
const E = require('events'); const e = new E();
e.on('removeListener', (n, f) => console.log('removed', n, f.name, typeof f.listener, f === w)); let w;
function f() {} function g() {}
e.once('a', f); e.emit('a');
e.once('b', f);
e.on('b', g); w = e.rawListeners('b')[0]; e.emit('b');
e.once('c', f);
e.once('c', g); e.emit('c');
e.once('d', f);
e.on('d', g); e.off('d', f);
e.on('e', g);
e.once('e', f); w = e.rawListeners('e')[1]; w(); 
e.once('h', f);
e.on('h', g); e.removeAllListeners('h');
e.once('i', f); w = e.rawListeners('i')[0]; e.off('i', w);
e.once('j', f); e.on('j', g); w = e.rawListeners('j')[0]; e.off('j', w);
