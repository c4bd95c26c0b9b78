const path = require('path');
console.log(path.relative(__dirname, require.resolve('./fixtures/dir')), require.resolve('fs'), require.resolve('node:fs'));
try { require.resolve('./nope'); } catch (e) { console.log(e.code); }
console.log(require.resolve.paths('x').slice(0, 2).map((p) => path.relative(__dirname, p)), require.resolve.paths('fs'));
console.log(path.relative(__dirname, require.resolve('plain', { paths: [path.join(__dirname, 'fixtures')] })));
