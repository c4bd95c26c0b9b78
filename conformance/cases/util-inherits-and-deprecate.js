const util = require('util');
function A() {} A.prototype.hi = () => 'hi';
function B() { A.call(this); }
util.inherits(B, A);
console.log(new B().hi(), B.super_ === A, new B() instanceof A);
process.on('warning', (w) => console.log(w.name, w.code, w.message));
const old = util.deprecate((x) => x + 1, 'old() is deprecated', 'DEP_CASE');
console.log(old(1), old(2));
try { util.inherits(B, null); } catch (e) { console.log(e.code, e.message); }
