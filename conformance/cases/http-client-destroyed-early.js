// 'error' before 'close', none for abort() before there is a socket; errored is only what destroy was given
const http = require('http');
const server = http.createServer((req, res) => res.write('x')).listen(0, '127.0.0.1', () => {
  const end = { destroy: (q) => q.destroy(), 'destroy(err)': (q) => q.destroy(new Error('mine')), abort: (q) => q.abort() };
  const list = Object.keys(end);
  (function next() {
    if (!list.length) { server.close(); server.closeAllConnections(); return; }
    const how = list.shift();
    const log = [];
    const req = http.get({ port: server.address().port, host: '127.0.0.1' });
    for (const ev of ['socket', 'response', 'error', 'abort', 'close']) req.on(ev, (a) => log.push(ev + (a instanceof Error ? ' ' + a.message : '')));
    end[how](req);
    req.on('close', () => setImmediate(() => { console.log(how, log.join(', '), req.errored && req.errored.message, req.destroyed, req.aborted); next(); }));
  })();
});
