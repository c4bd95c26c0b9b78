// What a request listens to on its socket stays when that closes, but for what has been read to
// its end: node-fetch tells by a 'data' listener that an answer was cut short.
'use strict';
const http = require('http');
const net = require('net');

const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n';
const answers = {
  whole: chunked + '0\r\n\r\n',
  cut: chunked,
  garbled: chunked + 'zz\r\n',
  refused: 'nonsense\r\n\r\n',
  none: '',
};

const server = net.createServer((s) => {
  s.on('data', (d) => s.end(answers[/\/(\w+)/.exec(d)[1]]));
  s.on('error', () => {});
});
server.listen(0, '127.0.0.1', async () => {
  for (const name in answers) {
    await new Promise((done) => {
      const req = http.get({ port: server.address().port, host: '127.0.0.1', path: '/' + name, agent: false });
      const left = (what) => {
        const s = req.socket;
        console.log(name, what, ['data', 'end', 'drain', 'error', 'close'].map((e) => e + s.listenerCount(e)).join(' '), s.parser === null);
      };
      req.on('response', (res) => {
        res.on('data', () => {});
        res.on('error', (e) => left('response ' + e.code));
        res.on('close', () => left('response closed'));
      });
      req.on('error', (e) => console.log(name, e.code));
      req.on('close', () => setImmediate(() => { left('closed'); done(); }));
    });
  }
  server.close();
});
