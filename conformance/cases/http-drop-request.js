// maxRequestsPerSocket: the last answer says close, what comes after it is dropped with 503.
const http = require('http');
const net = require('net');
const { plain } = require('../lib/raw');
const run = (max, count, together, done) => {
  const server = http.createServer((req, res) => {
    console.log('request', req.url, res.maxRequestsOnConnectionReached);
    res.sendDate = false;
    res.end(req.url);
  });
  console.log('== at most', max, server.maxRequestsPerSocket, together ? 'together' : 'in turn');
  server.maxRequestsPerSocket = max;
  server.on('dropRequest', (req, socket) => console.log('dropRequest', req.url, req instanceof http.IncomingMessage, socket === req.socket));
  server.listen(0, '127.0.0.1', () => {
    const client = net.connect(server.address().port, '127.0.0.1').setEncoding('latin1');
    let got = '', sent = 0;
    const send = () => client.write(`GET /${sent++} HTTP/1.1\r\nHost: x\r\n\r\n`);
    do send(); while (together && sent < count);
    client.on('data', (text) => {
      got += text;
      if (got.split('HTTP/1.1 ').length <= sent) return;
      if (sent < count) send();
      else client.end();
    });
    client.on('close', () => { console.log(plain(got)); server.close(done); });
  });
};
run(0, 3, false, () => run(1, 3, false, () => run(2, 4, true, () => run(3, 3, false, () => run(-1, 2, false, () => {})))));
