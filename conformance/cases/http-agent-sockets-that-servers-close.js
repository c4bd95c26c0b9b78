// kept sockets that the server ends, says that it will end, or hands out only so often
const http = require('http');
const { once } = require('events');
const serve = (listener) => new Promise((done) => { const s = http.createServer(listener).listen(0, '127.0.0.1', () => done(s)); });
(async () => {
  const agent = new http.Agent({ keepAlive: true });
  const get = (server, path, options) => new Promise((done) => {
    let socket;
    const req = http.get({ port: server.address().port, host: '127.0.0.1', path, agent, ...options }, (res) => {
      console.log(path, res.statusCode, res.headers.connection, res.headers['keep-alive'], req.reusedSocket, req.shouldKeepAlive);
      res.resume();
    });
    req.on('socket', (s) => { socket = s; }).on('error', (e) => console.log(path, e.code, req.reusedSocket));
    req.on('close', () => setImmediate(() => { console.log(agent.totalSocketCount, Object.keys(agent.freeSockets).length); done(socket); }));
  });
  const server = await serve((req, res) => res.end(req.url));
  await get(server, '/1');
  const socket = await get(server, '/2');
  console.log(socket.destroyed, socket.listenerCount('error'), socket.listenerCount('timeout'));
  server.closeIdleConnections();
  await once(socket, 'close');
  console.log('closed by the server', Object.keys(agent.freeSockets), agent.totalSocketCount);
  await get(server, '/3');
  await get(server, '/4', { headers: { Connection: 'close' } });
  const last = await get(server, '/5');
  server.close(() => console.log('server closed'));
  if (!last.destroyed) await once(last, 'close');
  const once1 = await serve((req, res) => { res.shouldKeepAlive = false; res.end('x'); });
  await get(once1, '/6');
  once1.close();
  const few = await serve((req, res) => res.end('x'));
  few.maxRequestsPerSocket = 2;
  for (const path of ['/7', '/8', '/9', '/10']) await get(few, path);
  agent.destroy();
  few.close();
})();
