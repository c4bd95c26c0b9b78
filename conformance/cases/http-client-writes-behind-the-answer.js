// what is written when the answer has ended and closed the connection is dropped, without a callback; what was written before goes out
const http = require('http');
const { answer, follow, series, ofRequest } = require('../lib/client');
const run = (name, write, late) => (next) => {
  let sent = '';
  let left = 2;
  let over;
  answer((socket, data, n) => {
    sent += data;
    if (!n) socket.on('close', () => setImmediate(over)).write('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi');
  }, (port, close) => {
    const log = [];
    const req = follow(log, 'req', http.request({ port, host: '127.0.0.1', method: 'POST', agent: false }), ofRequest);
    req.on('response', (res) => {
      res.resume();
      write(req, log);
      res.on('end', () => { log.push(`end ${req.writableEnded} ${req.destroyed}`); late(req, log); });
    });
    over = () => {
      if (--left) return;
      console.log(`${name}: ${log.join(', ')}; ${sent.split('\r\n\r\n')[1].replace(/\r\n/g, ' ')}`);
      close();
      next();
    };
    req.on('close', () => setImmediate(over));
    req.flushHeaders();
  });
};
const cb = (log, name) => (e) => log.push(`${name} ${e ? e.code : e}`);
series([
  run('written behind', () => {}, (req, log) => { req.write('after', cb(log, 'write')); req.end(cb(log, 'end')); }),
  run('written before', (req, log) => req.write('before', cb(log, 'write')), (req, log) => req.end('after', cb(log, 'end'))),
  run('ended before', (req, log) => req.end('whole', cb(log, 'end')), () => {}),
]);
