const E = require('events');
const util = require('util');
class A extends E { constructor() { super(); this.kind = 'class'; } }
function B() { E.call(this); this.kind = 'function'; }
util.inherits(B, E);
for (const C of [A, B]) {
  const o = new C();
  o.on('x', function (v) { console.log(this.kind, v, o instanceof E); });
  o.emit('x', 1);
}
