// joinDuplicateHeaders, maxHeaderSize and maxHeadersCount of a request rule its response
const http = require('http');
const { answer, series } = require('../lib/client');
const many = (n) => `HTTP/1.1 200 OK\r\nConnection: close\r\n${Array.from({ length: n }, (_, i) => `H${i}: ${'v'.repeat(20)}\r\n`).join('')}Content-Length: 0\r\n\r\n`;
const twice = 'HTTP/1.1 200 OK\r\nConnection: close\r\nAge: 1\r\nage: 2\r\nAuthorization: a\r\nAuthorization: b\r\nX: 1\r\nx: 2\r\nContent-Length: 0\r\n\r\n';
const run = (text, options, set) => (next) => answer(text, (port, close) => {
  const req = http.request({ port, host: '127.0.0.1', agent: false, ...options });
  if (set !== undefined) req.maxHeadersCount = set;
  req.on('response', (res) => { console.log(JSON.stringify(options), set, res.rawHeaders.length, text === twice ? JSON.stringify(res.headers) : Object.keys(res.headers).length); res.resume(); });
  req.on('error', (e) => console.log(JSON.stringify(options), set, e.code));
  req.on('close', () => { close(); next(); });
  req.end();
});
series([
  run(twice, {}), run(twice, { joinDuplicateHeaders: true }), run(many(3000), {}), run(many(300), {}), run(many(10), { maxHeaderSize: 100 }), run(many(2000), { maxHeaderSize: 100000 }),
  run(many(10), { maxHeaderSize: 0 }), run(many(10), {}, 5), run(many(10), {}, 0), run(many(2500), { maxHeaderSize: 1e6 }, 0), run(many(2500), { maxHeaderSize: 1e6 }, 2100),
]);
