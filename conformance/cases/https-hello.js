// every form of https.get, what the server sees, and an agent that keeps its sockets
const https = require('https');
const { ca, identity, get, listen, close } = require('../lib/tls');
(async () => {
  let last;
  const server = https.createServer(identity('server'), (req, res) => {
    const { socket } = req;
    console.log(req.method, req.url, socket.constructor.name, socket.encrypted, socket.servername, socket.alpnProtocol, socket === last);
    last = socket;
    res.end('answer to ' + req.url);
  });
  const port = await listen(server);
  console.log(await get(https, { port, path: '/a' }));
  console.log(await get(https, { port, path: '/b', host: '127.0.0.1' }));
  console.log(await get(https, { port, path: '/c', headers: { host: 'x.example.org' } }));
  console.log(await get(https, { port, path: '/d', ca: undefined }));
  console.log(await get(https, { port, path: '/e', ca: undefined, rejectUnauthorized: false }));
  const agent = new https.Agent({ keepAlive: true, ca });
  https.globalAgent = agent;
  for (const url of [`https://localhost:${port}/f`, new URL(`https://localhost:${port}/g`)]) {
    await new Promise((done) => https.get(url, (res) => res.resume().on('close', () => setImmediate(done))));
    console.log(Object.values(agent.freeSockets).map((l) => l.length), Object.keys(agent._sessionCache.map).length);
  }
  agent.destroy();
  await close(server);
})();
