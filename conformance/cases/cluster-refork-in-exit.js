const cluster = require('cluster');
if (cluster.isPrimary) {
  let generation = 0;
  cluster.on('exit', (w, code, signal) => {
    console.log('worker %d died (%s)', w.id, signal || code);
    if (++generation < 3) cluster.fork();
  });
  cluster.on('listening', (w) => { console.log('listening', w.id); w.process.kill('SIGKILL'); });
  cluster.fork();
} else require('net').createServer().listen(0, '127.0.0.1');
