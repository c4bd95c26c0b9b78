const cluster = require('cluster');
cluster.setupPrimary({ exec: 'no-such-worker.js', silent: true });
cluster.on('online', () => console.log('online: it comes before the script is looked for'));
let n = 0;
cluster.on('exit', (w, code, signal) => console.log('exit', ++n, code, signal));
cluster.fork();
