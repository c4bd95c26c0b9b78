// agents that scripts derive read and write sockets, freeSockets, requests and totalSocketCount
const http = require('http');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const show = (when) => console.log(when, ...['sockets', 'freeSockets', 'requests'].map((t) => Object.values(agent[t]).map((l) => l.length).join()), agent.totalSocketCount);
for (const t of ['sockets', 'freeSockets', 'requests', 'totalSocketCount']) console.log(t, Object.getOwnPropertyDescriptor(agent, t).writable);
const server = http.createServer((req, res) => res.end(req.url)).listen(0, '127.0.0.1', () => {
  const opts = { port: server.address().port, host: '127.0.0.1', agent };
  let n = 0;
  for (const path of ['/1', '/2', '/3']) {
    http.get({ ...opts, path }, (res) => { show('answer ' + path); res.resume(); }).on('close', () => {
      if (++n === 3) setImmediate(() => { show('end'); agent.totalSocketCount++; show('changed'); agent.destroy(); server.close(); });
    });
  }
  show('asked');
});
