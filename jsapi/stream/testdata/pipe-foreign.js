// A destination that is only an emitter with write and end.
const log = (...a) => p(a.map(String).join(' '));
const {Readable} = require('stream');
// JS dest
const EE = require('events');
const js = new EE();
js.write = x => {log('js', x); return x.length<3};
js.end = () => log('js end');
js.on('pipe', () => log('js pipe'));
const s5 = new Readable({read() {}});
s5.pipe(js);
s5.push('ab');
s5.push('abcd');
s5.push('zz');
setTimeout(() => {js.emit('drain'); s5.push(null)}, 10);
