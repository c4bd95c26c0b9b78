const cluster = require('cluster');
if (cluster.isPrimary) {
  let listening = 0, exits = 0;
  cluster.on('exit', (w) => { exits++; });
  cluster.on('listening', () => {
    if (++listening === 3) cluster.disconnect(() => console.log('all disconnected', Object.values(cluster.workers).filter((w) => w.isConnected()).length));
  });
  for (let i = 0; i < 3; i++) cluster.fork();
  process.on('exit', () => console.log('exits', exits, Object.keys(cluster.workers)));
} else require('net').createServer().listen(0, '127.0.0.1');
