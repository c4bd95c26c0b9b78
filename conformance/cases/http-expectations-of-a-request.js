// 'checkContinue' and 'checkExpectation', and what the server does by itself without listeners.
const http = require('http');
const { exchange } = require('../lib/raw');
const post = (expect, version = '1.1') => [`POST / HTTP/${version}\r\nHost: x\r\nExpect: ${expect}\r\nContent-Length: 3\r\nConnection: close\r\n\r\n`, 'abc'];
const whole = (expect, version) => post(expect, version).join('');
const run = (name, listen, requests, done) => {
  const server = http.createServer((req, res) => {
    console.log('request', req.headers.expect);
    req.resume().on('end', () => { res.sendDate = false; res.end('ok'); });
  });
  listen(server);
  console.log('==', name);
  server.listen(0, '127.0.0.1', function next() {
    if (!requests.length) return server.close(done);
    exchange(server.address().port, requests.shift(), (answer) => { console.log(answer); next(); });
  });
};
const jobs = [
  ['nobody listens', () => {}, [post('100-continue'), post('100-Continue'), post('100-continue, x'), whole('other').slice(0, -3), whole('100-continue', '1.0'), whole('other', '1.0')]],
  ['checkContinue refuses', (server) => server.on('checkContinue', (req, res) => {
    console.log('checkContinue', req.method, res.headersSent);
    res.sendDate = false;
    res.writeHead(400);
    res.end('no');
  }), [post('100-continue')[0], whole('100-continue', '1.0')]],
  ['checkContinue goes on', (server) => server.on('checkContinue', (req, res) => {
    res.writeContinue(() => console.log('written'));
    server.emit('request', req, res);
  }), [post('100-continue')]],
  ['checkContinue answers at once', (server) => server.on('checkContinue', (req, res) => { // without 100 the connection ends
    res.sendDate = false;
    res.end('enough');
    console.log(res.shouldKeepAlive);
  }), [post('100-continue')[0].replace('close', 'keep-alive')]],
  ['checkExpectation', (server) => server.on('checkExpectation', (req, res) => {
    console.log('checkExpectation', req.headers.expect);
    res.sendDate = false;
    res.statusCode = 417;
    res.end();
  }), [post('other')[0], post('100-continue')]],
];
(function next() {
  const job = jobs.shift();
  if (job) run(...job, next);
})();
