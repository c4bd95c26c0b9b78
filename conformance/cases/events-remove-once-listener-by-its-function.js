const e = new (require('events'))();
const f = () => console.log('never');
e.once('x', f);
e.removeListener('x', f);
console.log(e.emit('x'), e.listenerCount('x'));
