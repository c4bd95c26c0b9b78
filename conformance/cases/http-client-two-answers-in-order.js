// Requests on connections of their own are served, and answered, in the order of the connections.
'use strict';
const http = require('http');

function round(keepAlive, count, then) {
  const log = [];
  const server = http.createServer((req, res) => {
    log.push('served ' + req.url);
    res.end('x');
  });
  server.listen(0, '127.0.0.1', () => {
    const agent = new http.Agent({ keepAlive });
    let left = count;
    for (let i = 0; i < count; i++) {
      http.get({ port: server.address().port, host: '127.0.0.1', path: '/' + i, agent }, (res) => {
        log.push('response ' + i);
        res.resume().on('end', () => log.push('end ' + i));
      }).on('close', () => {
        if (--left > 0) return;
        agent.destroy();
        server.close(() => {
          console.log(keepAlive, count, log.join(', '));
          then();
        });
      });
    }
  });
}

round(false, 2, () => round(false, 4, () => round(true, 2, () => round(true, 4, () => {}))));
