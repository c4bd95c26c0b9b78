// maxSockets, maxTotalSockets, maxFreeSockets; lifo and fifo; the order in which those that wait are served
const http = require('http');
const { series } = require('../lib/client');
let held = [];
const server = http.createServer((req, res) => { held.push(() => res.end(req.url)); setImmediate(release); });
const release = () => { const all = held; held = []; all.forEach((f) => f()); };
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const lengths = (table) => Object.values(table).map((l) => l.length).sort().join();
  const many = (name, options, hosts) => (next) => {
    const agent = new http.Agent(options);
    let left = 6;
    const done = [];
    for (let i = 0; i < 6; i++) {
      const req = http.get({ port, host: hosts[i % hosts.length], agent, path: `/${i}` }, (res) => { res.resume(); res.on('end', () => done.push(i)); });
      req.on('close', () => { if (!--left) setImmediate(() => setImmediate(() => { console.log(name, done.sort().join(), 'free', lengths(agent.freeSockets), 'waiting', lengths(agent.requests)); agent.destroy(); next(); })); });
    }
    console.log(name, agent.totalSocketCount, 'used', lengths(agent.sockets), 'waiting', lengths(agent.requests));
  };
  const order = (scheduling) => (next) => {
    const agent = new http.Agent({ keepAlive: true, scheduling });
    const ports = [];
    const get = (cb) => { const req = http.get({ port, host: '127.0.0.1', agent }, (res) => { res.resume(); const p = req.socket.localPort; req.on('close', () => setImmediate(cb, p)); }); };
    let left = 3;
    for (let i = 0; i < 3; i++) get((p) => { ports.push(p); if (!--left) get((first) => get((second) => { console.log(scheduling, ports.indexOf(first), ports.indexOf(second)); agent.destroy(); next(); })); });
  };
  const one = ['127.0.0.1'];
  series([
    many('maxSockets 2', { maxSockets: 2 }, one), many('kept', { keepAlive: true, maxSockets: 2 }, one), many('maxFreeSockets 1', { keepAlive: true, maxFreeSockets: 1 }, one),
    many('maxTotalSockets 2', { keepAlive: true, maxTotalSockets: 2 }, ['127.0.0.1', '127.0.0.2']), order('lifo'), order('fifo'), () => server.close(),
  ]);
});
