// 'drain' of a request tells that everything is written: what its listener writes is waited for again.
const http = require('http');
const server = http.createServer((req, res) => { req.resume().on('end', () => res.end()); });
server.listen(0, '127.0.0.1', () => {
  const req = http.request({ port: server.address().port, host: '127.0.0.1', method: 'POST', agent: false }, (res) => {
    res.resume().on('end', () => server.close());
  });
  let n = 0;
  req.on('drain', () => {
    console.log('drain', req.writableLength, req.writableNeedDrain);
    if (++n < 4) console.log(req.write('b'.repeat(20000)), req.writableNeedDrain);
    else req.end();
  });
  console.log(req.write('a'.repeat(20000)), req.writableNeedDrain);
});
