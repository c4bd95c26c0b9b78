// One process that reads a body whole and sends it back.
const http = require('http');
http.createServer((req, res) => {
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('end', () => {
    const body = Buffer.concat(chunks);
    res.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': body.length });
    res.end(body);
  });
}).listen(0, '127.0.0.1', function () { console.log('listening ' + this.address().port); });
