// One process, the smallest answer, with its length known beforehand.
const http = require('http');
const body = 'hello world\n';
http.createServer((req, res) => {
  res.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': body.length });
  res.end(body);
}).listen(0, '127.0.0.1', function () { console.log('listening ' + this.address().port); });
