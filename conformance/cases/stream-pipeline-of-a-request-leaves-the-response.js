// A pipeline that fails destroys the request that it reads and not its connection: the server
// can still say what was wrong.
'use strict';
const http = require('http');
const { pipeline, Writable } = require('stream');
const server = http.createServer((req, res) => {
  const sink = new Writable({ write(chunk, encoding, cb) { cb(new Error('too much')); } });
  pipeline(req, sink, (err) => {
    console.log(err.message, req.destroyed, req.socket, res.destroyed, res.writable);
    res.statusCode = 413;
    res.end(err.message);
  });
});
server.listen(0, () => {
  const req = http.request({ port: server.address().port, method: 'POST' }, (res) => {
    console.log(res.statusCode);
    res.setEncoding('utf8').on('data', console.log).on('end', () => server.close());
    req.end('more');
  });
  req.write('some');
});
