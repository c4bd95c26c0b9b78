// One process that answers with 1 MiB.
const http = require('http');
const body = Buffer.alloc(1 << 20, 'x');
http.createServer((req, res) => {
  res.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': body.length });
  res.end(body);
}).listen(0, '127.0.0.1', function () { console.log('listening ' + this.address().port); });
