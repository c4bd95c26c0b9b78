const cluster = require('cluster');
if (cluster.isPrimary) cluster.fork().on('exit', () => console.log('primary'));
else { console.log('worker'); process.stdout.write('unfinished line\n'); process.disconnect(); }
