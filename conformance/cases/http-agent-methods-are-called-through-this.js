// in which order an agent calls its own methods, with keep-alive, for two requests on one socket
const http = require('http');
class Agent extends http.Agent {}
for (const name of ['addRequest', 'createConnection', 'createSocket', 'getName', 'keepSocketAlive', 'removeSocket', 'reuseSocket', 'destroy']) {
  Agent.prototype[name] = function (...args) {
    console.log(name, args.map((a) => (a && typeof a === 'object' && a.constructor ? a.constructor.name : typeof a)).join(' '));
    return http.Agent.prototype[name].apply(this, args);
  };
}
const server = http.createServer((req, res) => res.end()).listen(0, '127.0.0.1', () => {
  const agent = new Agent({ keepAlive: true });
  const get = (next) => http.get({ port: server.address().port, host: '127.0.0.1', agent }, (res) => { res.resume(); res.on('close', () => setImmediate(next)); });
  get(() => { console.log('again'); get(() => { console.log('over'); agent.destroy(); server.close(); }); });
});
