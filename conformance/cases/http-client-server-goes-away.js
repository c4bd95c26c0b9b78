// what a request and its response say when the server ends or resets the connection
const http = require('http');
const { answer, follow, series, ofRequest, ofResponse } = require('../lib/client');
const head = 'HTTP/1.1 200 OK\r\n';
const list = [
  ['ends at once', (s) => s.end()], ['resets at once', (s) => s.resetAndDestroy()],
  ['ends in the head', (s) => s.end(head + 'Conte')],
  ['ends in a body', (s) => s.end(head + 'Content-Length: 10\r\n\r\nabc')],
  ['ends in a chunk', (s) => s.end(head + 'Transfer-Encoding: chunked\r\n\r\n5\r\nabc')],
  ['ends a body without a length', (s) => s.end(head + '\r\nabc')],
  ['ends behind the body', (s) => s.end(head + 'Content-Length: 3\r\n\r\nabc')],
  ['says that it will close', (s) => s.write(head + 'Connection: close\r\nContent-Length: 3\r\n\r\nabc')],
];
const agent = new http.Agent({ keepAlive: true });
series(list.map(([name, act]) => (next) => answer(act, (port, close) => {
  const log = [];
  const req = follow(log, 'req', http.get({ port, host: '127.0.0.1', agent }), ofRequest);
  req.on('response', (res) => follow(log, 'res', res, ofResponse));
  req.on('close', () => setImmediate(() => {
    const { res } = req;
    console.log(`${name}: ${log.join(', ')}; ${res && [res.complete, res.aborted, res.destroyed, res.errored && res.errored.code]} ${req.shouldKeepAlive}`);
    agent.destroy();
    close();
    next();
  }));
})));
