// the answer comes before the request has ended: the socket waits for both, unless it is to close
const http = require('http');
const { answer, follow, series, ofRequest, ofResponse } = require('../lib/client');
const run = (name, head) => (next) => answer((s, data, n) => { if (!n) s.write(`HTTP/1.1 200 OK\r\n${head}Content-Length: 2\r\n\r\nhi`); }, (port, close) => {
  const agent = new http.Agent({ keepAlive: true });
  const log = [];
  const req = follow(log, 'req', http.request({ port, host: '127.0.0.1', method: 'POST', agent }), ofRequest);
  req.on('response', (res) => {
    follow(log, 'res', res, ofResponse);
    res.on('end', () => setImmediate(() => setImmediate(() => { log.push(`ending, ${Object.keys(agent.sockets).length} used`); req.end('late', () => log.push('ended')); })));
  });
  agent.on('free', () => log.push('agent free'));
  req.on('close', () => setImmediate(() => setImmediate(() => { console.log(`${name}: ${log.join(', ')}`); agent.destroy(); close(); next(); })));
  req.write('early', () => log.push('written'));
});
series([run('kept', '')]);
