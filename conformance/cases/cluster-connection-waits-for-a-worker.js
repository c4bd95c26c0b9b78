// A connection that arrives while the only worker is busy starting its answer is kept.
const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  let done = 0;
  cluster.fork().on('listening', ({ port }) => {
    for (let i = 0; i < 20; i++) net.connect(port, '127.0.0.1').resume().on('close', (had) => { if (had) console.log('error'); if (++done === 20) { console.log('all served'); cluster.disconnect(); } });
  });
} else net.createServer((s) => setImmediate(() => s.end('x'))).listen(0, '127.0.0.1');
