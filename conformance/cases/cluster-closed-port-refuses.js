const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  let port;
  const w = cluster.fork().on('listening', (a) => { port = a.port; w.disconnect(); });
  w.on('exit', () => net.connect(port, '127.0.0.1').on('error', (e) => console.log(e.code)).on('connect', () => console.log('never')));
} else net.createServer().listen(0, '127.0.0.1');
