// args: ["a", "b"]
const cluster = require('cluster');
const path = require('path');
const show = (s) => ({ ...s, exec: path.basename(s.exec) });
console.log(cluster.settings);
cluster.on('setup', (s) => console.log('setup', show(s), s === cluster.settings));
console.log(cluster.setupPrimary());
console.log('first', show(cluster.settings));
cluster.setupPrimary({ exec: 'other.js', args: ['--use', 'https'], silent: true });
console.log('second', show(cluster.settings));
cluster.setupMaster({ args: ['--use', 'http'] });
console.log('third', show(cluster.settings));
