// answers without a body, and whether their connection is kept
const http = require('http');
const { answer, follow, series, ofRequest, ofResponse } = require('../lib/client');
const list = [
  ['HEAD', '200 OK', 'Content-Length: 100\r\n'], ['HEAD', '200 OK', ''], ['HEAD', '200 OK', 'Transfer-Encoding: chunked\r\n'],
  ['GET', '204 No', ''], ['GET', '304 Not', ''], ['GET', '205 Reset', 'Content-Length: 0\r\n'], ['GET', '200 OK', 'Content-Length: 0\r\n'],
];
series(list.map(([method, status, fields]) => (next) => answer(`HTTP/1.1 ${status}\r\n${fields}\r\n`, (port, close) => {
  const agent = new http.Agent({ keepAlive: true });
  const log = [];
  const req = follow(log, 'req', http.request({ port, host: '127.0.0.1', method, agent }), ofRequest);
  req.on('response', (res) => { follow(log, 'res', res, ofResponse); log.push(`kept ${req.shouldKeepAlive}`); });
  req.on('close', () => setImmediate(() => {
    console.log(`${method} ${status} ${fields.trim()}: ${log.join(', ')}; ${Object.keys(agent.freeSockets).length} free`);
    agent.destroy();
    close();
    next();
  }));
  req.end();
})));
