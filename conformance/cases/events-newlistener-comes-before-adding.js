const e = new (require('events'))();
e.on('newListener', (name, f) => console.log('new', name, f.name, e.listenerCount(name)));
e.on('removeListener', (name, f) => console.log('removed', name, f.name, e.listenerCount(name)));
function f() {}
e.on('x', f);
e.once('x', f);
e.off('x', f);
e.removeAllListeners('x');
