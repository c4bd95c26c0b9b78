// options of an agent go before those of a request; names that lead to the same sockets; limits changed later; createConnection later
const http = require('http');
const net = require('net');
const server = http.createServer((req, res) => setImmediate(() => res.end())).listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const names = (o) => Object.keys(o).map((k) => k.replaceAll(port, 'PORT'));
  const go = (agent, options) => new Promise((done) => {
    const req = http.get({ port, host: '127.0.0.1', agent, ...options }, (res) => { console.log(names(agent.sockets), names(agent.freeSockets)); res.resume(); });
    req.on('error', (e) => console.log(e.message)).on('close', () => setImmediate(done, req));
  });
  let agent = new http.Agent({ keepAlive: true, host: '127.0.0.1', port });
  await go(agent, { host: '1.1.1.1', port: 9 });
  await go(agent, {});
  agent.destroy();
  agent = new http.Agent({ keepAlive: true, localAddress: '127.0.0.1', family: 4 });
  await go(agent, {});
  await go(agent, { localAddress: '127.0.0.2', family: 4 });
  agent.destroy();
  class Named extends http.Agent { getName(o) { return o.path + '!' + (o.foo || ''); } }
  agent = new Named({ keepAlive: true });
  for (const o of [{ foo: 1 }, { foo: 2 }, { foo: 1, path: '/x' }]) await go(agent, o);
  agent.destroy();
  class Late extends http.Agent { createConnection(o, cb) { setImmediate(() => cb(null, net.connect(port, '127.0.0.1'))); } }
  agent = new Late({ keepAlive: true });
  console.log((await Promise.all([go(agent, {}), go(agent, {}), go(agent, {})])).map((req) => req.reusedSocket), agent.totalSocketCount);
  agent.destroy();
  agent = new http.Agent({ maxSockets: 2 });
  agent.maxSockets = 1;
  const two = [go(agent, {}), go(agent, {})];
  console.log(Object.values(agent.requests).map((l) => l.length));
  await Promise.all(two);
  agent = new http.Agent({ keepAlive: true });
  agent.maxFreeSockets = 0;
  await go(agent, {});
  console.log(names(agent.freeSockets), agent.totalSocketCount);
  agent = new http.Agent({ keepAlive: true });
  agent.keepSocketAlive = (socket) => { console.log('keepSocketAlive', socket instanceof net.Socket); return false; };
  await go(agent, {});
  console.log(names(agent.freeSockets), agent.totalSocketCount);
  server.close();
});
