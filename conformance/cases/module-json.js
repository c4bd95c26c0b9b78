const d = require('./fixtures/data');
console.log(d, d === require('./fixtures/data.json'));
try { require('./fixtures/broken.json'); } catch (e) { console.log(e.name, e.message.startsWith(require('path').join(__dirname, 'fixtures/broken.json') + ': ')); }
