const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  cluster.setupPrimary({ silent: true });
  const blocker = net.createServer().listen(0, '127.0.0.1', () => {
    cluster.fork({ PORT: blocker.address().port }).on('exit', (code, signal) => { console.log('exit', code, signal); blocker.close(); });
  });
} else net.createServer().listen(process.env.PORT, '127.0.0.1');
