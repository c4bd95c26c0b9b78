const a = require('./fixtures/counter');
const b = require('./fixtures/counter.js');
const c = require(require('path').join(__dirname, 'fixtures', '..', 'fixtures', 'counter.js'));
console.log(a === b, b === c, global.loads);
delete require.cache[require.resolve('./fixtures/counter')];
console.log(require('./fixtures/counter') === a, global.loads);
