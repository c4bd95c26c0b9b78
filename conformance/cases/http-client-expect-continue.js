// the head of a request that expects 100-continue goes out at once, and its body when the script says so
const http = require('http');
const { answer, follow, series, ofRequest } = require('../lib/client');
const run = (name, first, on) => (next) => answer((s, data, n) => {
  console.log('server has', JSON.stringify(data.replace(/:\d+/, ':PORT')));
  if (n) s.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  else s.write(first);
}, (port, close) => {
  const log = [];
  const req = follow(log, 'req', http.request({ port, host: '127.0.0.1', method: 'POST', headers: { Expect: '100-continue' } }), ofRequest);
  log.push(`${req.headersSent}`);
  on(req, log);
  req.on('close', () => { console.log(`${name}: ${log.join(', ')}`); close(); next(); });
});
series([
  run('continued', 'HTTP/1.1 100 Continue\r\n\r\n', (r) => { r.on('continue', () => r.end('body')); r.on('response', (res) => res.resume()); }),
  run('refused', 'HTTP/1.1 417 No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', (r, log) => r.on('response', (res) => { log.push(`${res.statusCode}`); res.resume(); r.end(); })),
]);
