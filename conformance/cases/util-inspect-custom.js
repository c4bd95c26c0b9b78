const util = require('util');
class Money { constructor(n) { this.n = n; } [util.inspect.custom](depth, options, inspect) { return `Money<${this.n}, ${depth}, ${typeof options.stylize}, ${inspect === util.inspect}>`; } }
console.log(new Money(5), { in: { side: new Money(6) } });
console.log({ [Symbol.for('nodejs.util.inspect.custom')]() { return { replaced: true }; } });
console.log({ inspect() { return 'not used'; } }, { [Symbol.toStringTag]: 'Tagged' });
