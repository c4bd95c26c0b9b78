// The documentation's example of a primary that counts requests, with an end.
const cluster = require('cluster');
const http = require('http');
if (cluster.isPrimary) {
  const { exchange } = require('../lib/raw');
  let numReqs = 0, up = 0;
  cluster.on('message', (w, msg) => { if (msg.cmd === 'notifyRequest' && ++numReqs === 8) { console.log('numReqs =', numReqs); cluster.disconnect(); } });
  cluster.on('listening', (w, { port }) => { if (++up === 2) for (let i = 0; i < 8; i++) exchange(port, 'GET / HTTP/1.0\r\n\r\n', () => {}); });
  cluster.fork(); cluster.fork();
} else http.Server((req, res) => { res.writeHead(200); res.end('hello world\n'); process.send({ cmd: 'notifyRequest' }); }).listen(0, '127.0.0.1');
