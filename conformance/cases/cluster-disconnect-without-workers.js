const cluster = require('cluster');
cluster.disconnect(() => console.log('called back'));
console.log('called');
