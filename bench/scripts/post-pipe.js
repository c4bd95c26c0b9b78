// One process that sends a body back as it comes.
const http = require('http');
http.createServer((req, res) => { req.pipe(res); })
  .listen(0, '127.0.0.1', function () { console.log('listening ' + this.address().port); });
