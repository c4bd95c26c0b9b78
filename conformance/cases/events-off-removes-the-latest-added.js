const e = new (require('events'))();
const log = [];
const f = () => log.push('f');
e.on('x', f); e.on('x', () => log.push('g')); e.on('x', f);
e.off('x', f);
e.emit('x');
console.log(log.join(' '));
