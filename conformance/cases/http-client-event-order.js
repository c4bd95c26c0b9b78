const http = require('http');
const server = http.createServer((req, res) => res.end('x')).listen(0, '127.0.0.1', () => {
  const log = [];
  const agent = new http.Agent({ keepAlive: true });
  agent.on('free', () => log.push('agent free'));
  const req = http.get({ port: server.address().port, host: '127.0.0.1', agent });
  const follow = (name, em, evs) => evs.forEach((ev) => em.on(ev, () => log.push(name + ' ' + ev)));
  follow('req', req, ['socket', 'prefinish', 'finish', 'close']);
  req.on('response', (res) => { log.push('req response'); follow('res', res, ['data', 'end', 'close']); });
  req.on('close', () => setImmediate(() => { console.log(log.join(', ')); agent.destroy(); server.close(); }));
});
