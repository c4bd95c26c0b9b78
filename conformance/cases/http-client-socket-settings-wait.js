// setNoDelay, setSocketKeepAlive and setTimeout reach the socket when there is one; what an agent sets on a socket that it keeps
const http = require('http');
const net = require('net');
const server = http.createServer((req, res) => res.end('x')).listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  for (const name of ['setNoDelay', 'setKeepAlive', 'setTimeout', 'ref', 'unref']) {
    const own = net.Socket.prototype[name];
    net.Socket.prototype[name] = function(...args) {
      if (this.remotePort === port || this.connecting) console.log(name, args.filter((a) => typeof a !== 'function').join(), this.connecting);
      return own.apply(this, args);
    };
  }
  const run = (name, options, act) => new Promise((done) => {
    console.log(name);
    const req = http.get({ port, host: '127.0.0.1', ...options }, (res) => res.resume());
    req.on('socket', () => console.log('socket')).on('close', () => setImmediate(done));
    act(req);
  });
  await run('before', { agent: false }, (req) => console.log(req.setNoDelay(), req.setNoDelay(false), req.setSocketKeepAlive(true, 1000), req.setSocketKeepAlive()));
  await run('at the socket', { agent: false }, (req) => req.on('socket', (socket) => {
    req.setNoDelay(true);
    socket.on('connect', () => { console.log('connect'); req.setSocketKeepAlive(true); });
  }));
  const agent = new http.Agent({ keepAlive: true, timeout: 9000 });
  await run('kept', { agent }, () => {});
  await run('kept and used again', { agent, timeout: 7000 }, () => {});
  agent.destroy();
  server.close();
});
