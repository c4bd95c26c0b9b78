const m = require('./fixtures/self/main.js');
console.log(m.inner, m.cond, m.self() === m);
