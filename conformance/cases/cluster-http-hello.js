const cluster = require('cluster');
const http = require('http');
if (cluster.isPrimary) {
  const { exchange } = require('../lib/raw');
  cluster.fork().on('listening', ({ port }) => exchange(port, ['GET /1 HTTP/1.1\r\nHost: x\r\n\r\n', 'GET /2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'], (answer) => { console.log(answer); cluster.disconnect(); }));
} else http.createServer((req, res) => { res.writeHead(200); res.end(`hello world from ${cluster.worker.id} at ${req.url}\n`); }).listen(0, '127.0.0.1');
