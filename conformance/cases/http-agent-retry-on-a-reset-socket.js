// reusedSocket tells that a request may be sent again when a kept socket was reset or ended under it
const http = require('http');
const net = require('net');
const { follow, series, ofRequest } = require('../lib/client');
const run = (how) => (next) => {
  let n = 0;
  const server = net.createServer((c) => {
    const id = n++;
    let used = false;
    c.on('error', () => {});
    c.on('data', () => { if (used) c[how](); else { used = true; c.write(`HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n${id}`); } });
  }).listen(0, '127.0.0.1', () => {
    const agent = new http.Agent({ keepAlive: true });
    const log = [];
    const get = (name, then) => {
      const req = follow(log, name, http.get({ port: server.address().port, host: '127.0.0.1', agent }), ofRequest);
      req.on('response', (res) => { res.on('data', (d) => log.push(`from ${d}`)); res.on('end', () => setImmediate(then)); });
      req.on('error', (e) => { log.push(`${req.reusedSocket} ${e.code}`); if (req.reusedSocket) get('retry', then); });
    };
    get('first', () => get('second', () => { console.log(`${how}: ${log.join(', ')}`); agent.destroy(); server.close(next); }));
  });
};
series([run('resetAndDestroy'), run('end')]);
