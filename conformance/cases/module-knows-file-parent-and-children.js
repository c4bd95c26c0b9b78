const path = require('path');
const w = require('./fixtures/where');
console.log(path.relative(__dirname, w.filename), path.relative(__dirname, w.dirname), path.relative(__dirname, w.id), w.parent);
console.log(module.children.map((m) => [path.basename(m.filename), m.loaded]));
