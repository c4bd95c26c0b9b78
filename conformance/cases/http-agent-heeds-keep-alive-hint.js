// a socket is kept for a second less than the server says, and no longer than the agent's timeout
const http = require('http');
const net = require('net');
const list = [[undefined, 'timeout=1'], [undefined, 'timeout=5'], [500, 'timeout=0'], [500, 'timeout=60'], [9000, 'timeout=5, max=3'], [9000, 'max=3, timeout=5'], [9000, 'x']];
(function next() {
  if (!list.length) return;
  const [timeout, hint] = list.shift();
  const agent = new http.Agent({ keepAlive: true, timeout });
  const server = net.createServer((c) => c.on('error', () => {}).on('data', () => c.write(`HTTP/1.1 200 OK\r\nContent-Length: 0\r\nKeep-Alive: ${hint}\r\n\r\n`)));
  server.listen(0, '127.0.0.1', () => {
    http.get({ port: server.address().port, host: '127.0.0.1', agent }, (res) => res.resume()).on('close', () => setImmediate(() => {
      const kept = Object.values(agent.freeSockets)[0];
      console.log(timeout, hint, kept ? kept[0].timeout : 'not kept');
      agent.destroy();
      server.close(next);
    }));
  });
})();
