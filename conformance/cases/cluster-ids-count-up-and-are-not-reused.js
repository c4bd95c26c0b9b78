const cluster = require('cluster');
if (cluster.isPrimary) {
  let n = 0;
  cluster.on('exit', (w) => { console.log('exit', w.id); if (++n < 3) cluster.fork(); });
  cluster.fork();
} else process.disconnect();
