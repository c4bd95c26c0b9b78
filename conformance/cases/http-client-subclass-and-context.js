// a class derived from ClientRequest; what its methods are called for; the store that listeners see
const http = require('http');
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
class Mine extends http.ClientRequest {
  constructor(...args) { super(...args); console.log('constructed', this instanceof http.OutgoingMessage); }
  setHeader(name, value) { console.log('setHeader', name); return super.setHeader(name, value); }
  onSocket(socket, err) { console.log('onSocket', typeof err); return super.onSocket(socket, err); }
  end(...args) { console.log('end'); return super.end(...args); }
}
function Old(options) { http.ClientRequest.call(this, options); }
require('util').inherits(Old, http.ClientRequest);
const server = http.createServer((req, res) => res.end('ok')).listen(0, '127.0.0.1', () => {
  const options = { port: server.address().port, host: '127.0.0.1', auth: 'a:b', headers: { x: 'y' } };
  const req = new Mine({ ...options, agent: false });
  req.on('response', (res) => {
    res.resume();
    res.on('end', () => {
      const old = new Old({ ...options, agent: false });
      old.on('response', (r) => { r.resume(); console.log(old instanceof http.ClientRequest, r.statusCode); });
      old.on('close', stores);
      old.end();
    });
  });
  req.end();
  const stores = () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    let left = 3;
    for (let i = 0; i < 3; i++) {
      als.run(i, () => {
        const log = [];
        const r = http.get({ ...options, agent });
        for (const ev of ['socket', 'finish', 'response', 'close']) r.on(ev, () => log.push(`${ev} ${als.getStore()}`));
        r.on('response', (res) => res.on('data', () => log.push(`data ${als.getStore()}`)).on('end', () => log.push(`end ${als.getStore()}`)));
        r.on('close', () => { console.log(log.join(', ')); if (!--left) { agent.destroy(); server.close(); } });
      });
    }
  };
});
