const e = new (require('events'))();
e.on('x', () => { console.log('a'); e.on('x', () => console.log('added during emit')); e.off('x', b); });
function b() { console.log('b, removed during emit'); }
e.on('x', b);
e.emit('x');
console.log('--');
e.emit('x');
