console.count(); console.count('x'); console.count(); console.countReset(); console.count();
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
console.dir('a string');
console.debug('debug'); console.info('info %s', 'i');
console.assert(true, 'not shown');
const { Console } = require('console');
console.log(typeof Console, console.Console === Console, console instanceof Console);
