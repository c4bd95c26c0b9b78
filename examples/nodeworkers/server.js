// A server as it is written for Node, cluster or none. It shows who runs it.
const cluster = require('cluster');
const http = require('http');

http.createServer((req, res) => {
  res.setHeader('Content-Type', 'application/json');
  res.end(JSON.stringify({
    worker: cluster.worker?.id,
    pid: process.pid,
    v8: process.versions.v8,
    date: new Intl.DateTimeFormat('de-DE', { timeZone: 'UTC' }).format(new Date(0)), // V8 only
  }) + '\n');
}).listen(Number(process.env.PORT || 0), '127.0.0.1');
