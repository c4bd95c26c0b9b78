const { format } = require('util');
for (const args of [['%s', 'a'], ['%s'], ['%s %s', 'a'], ['a', 'b', { c: 1 }], [{ a: 1 }, 'b'], ['%d', '42n'], ['%d', 42n], ['%i', 42.9], ['%f', 'x'], ['%j', { toJSON() { return 'j'; } }], ['%o', [1]], ['100%', 5], ['%s', 'a\'b'], ['%O', 'str'], [1, 2, '3'], ['%%%s%%', 'a'], []]) console.log(JSON.stringify(format(...args)));
const circular = {}; circular.c = circular;
console.log(format('%j', circular));
