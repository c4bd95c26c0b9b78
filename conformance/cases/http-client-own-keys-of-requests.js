'use strict';
// A ClientRequest owns the properties that it owns in Node, from its start and to its end, and
// can be copied, listed and stripped of them like any object.
const http = require('http');

const server = http.createServer((req, res) => res.end());
class Mine extends http.ClientRequest {
  constructor(...args) {
    super(...args);
    this.mine = 1;
  }
}
server.listen(0, '127.0.0.1', () => {
  const options = { port: server.address().port, host: '127.0.0.1', path: '/p' };
  const req = http.request(options);
  console.log(Object.keys(req).join());
  console.log(Object.keys(http.request({ ...options, timeout: 5000 }).on('error', () => {}).destroy()).join());
  const mine = new Mine(options).on('error', () => {});
  console.log(Object.keys(mine).slice(-2).join(), Object.hasOwn(mine, 'path'));
  mine.destroy();
  const inherited = [];
  for (const k in req) if (!Object.hasOwn(req, k) && typeof req[k] !== 'function') inherited.push(k);
  console.log(inherited.sort().join());
  const copy = { ...req };
  console.log(copy.method, copy.path, copy.host, copy.protocol, copy.agent === http.globalAgent, copy.res, copy.aborted, copy.finished);
  req.note = 'n';
  req.path = '/q';
  req.method = 'POST';
  delete req.maxHeaderSize;
  Object.defineProperty(req, 'host', { value: 'h' });
  console.log(Object.keys(req).slice(-3).join(), req.path, req.method, 'maxHeaderSize' in req && Object.hasOwn(req, 'maxHeaderSize'), req.host);
  req.on('response', (res) => {
    const assigned = Object.assign({}, req);
    console.log(assigned.res === res, assigned.finished, assigned.path, res.req === req, assigned._headerSent);
    res.resume();
    res.on('end', () => setImmediate(() => {
      console.log(Object.keys(req).length, req.destroyed, Object.values(req).includes(res));
      server.close();
      server.closeAllConnections();
    }));
  });
  req.end();
});
