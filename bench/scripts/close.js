// Two workers behind one port; the load asks for Connection: close.
const cluster = require('cluster');
const http = require('http');
if (cluster.isPrimary) {
  let up = 0;
  cluster.on('listening', (worker, address) => { if (++up === 2) console.log('listening ' + address.port); });
  cluster.fork();
  cluster.fork();
} else {
  http.createServer((req, res) => { res.writeHead(200); res.end('hello world\n'); }).listen(0, '127.0.0.1');
}
