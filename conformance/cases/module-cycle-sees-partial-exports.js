const a = require('./fixtures/cycle-a');
const b = require('./fixtures/cycle-b');
console.log(a.sawB, b.sawA, a.late);
