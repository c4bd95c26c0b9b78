const { inspect } = require('util');
const o = { a: { b: { c: { d: {} } } }, z: [3, 2, 1], s: 'x'.repeat(30) };
console.log(inspect(o, { depth: null }));
console.log(inspect(o, { depth: 0 }), inspect(o, false, 1));
console.log(inspect(o, { compact: false }));
console.log(inspect(o, { breakLength: Infinity, depth: Infinity }), inspect({ b: 1, a: 2 }, { sorted: true }));
console.log(inspect('x'.repeat(50), { maxStringLength: 5 }), inspect([1, 2, 3, 4], { maxArrayLength: 2 }), inspect(new Set([1, 2, 3]), { maxArrayLength: 1 }));
console.log(inspect({ a: 1, s: 'x', n: null, u: undefined, y: Symbol('q'), d: new Date(0), r: /x/, f() {} }, { colors: true }));
console.log(inspect([1], { showHidden: true }), inspect({ get g() { return 5; } }, { getters: true }), inspect(123456789.123, { numericSeparator: true }));
