// What a request writes when its socket has been ended does not leave: the request ends and
// does not finish.
'use strict';
const http = require('http');

const server = http.createServer((req, res) => { res.write('early'); req.on('error', () => {}); });
server.listen(0, () => {
  const req = http.request({ port: server.address().port, method: 'POST', agent: false });
  const state = (at) => console.log(at, req.outputSize > 0, req.writableEnded, req.writableFinished);
  req.flushHeaders();
  req.on('finish', () => console.log('finish'));
  req.on('response', (res) => {
    res.resume();
    res.on('error', (e) => console.log('response', e.code));
    req.socket.end();
    console.log(req.write('more'));
    state('written');
    req.end();
    state('ended');
    req.socket.destroy();
  });
  req.on('close', () => setImmediate(() => { state('closed'); server.close(); }));
});
