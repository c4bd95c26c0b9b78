require.extensions['.txt'] = (m, file) => { m.exports = require('fs').readFileSync(file, 'utf8').trim(); };
console.log(require('./fixtures/note.txt'));
console.log(Object.keys(require.extensions).includes('.js'), Object.keys(require.extensions).includes('.json'));
