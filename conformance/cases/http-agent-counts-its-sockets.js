// sockets, freeSockets and totalSocketCount from the request to the end of the socket
const http = require('http');
const { answer } = require('../lib/client');
answer('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', (port, close) => {
  const agent = new http.Agent({ keepAlive: true });
  const at = (when) => console.log(when, agent.totalSocketCount, Object.values(agent.sockets).map((l) => l.length).join(), Object.values(agent.freeSockets).map((l) => l.length).join());
  agent.on('free', () => at('free'));
  const get = (n, next) => {
    const req = http.get({ port, host: '127.0.0.1', agent }, (res) => { at('response'); res.resume(); res.on('end', () => at('end')); });
    at('asked');
    req.on('socket', (socket) => { at('socket'); if (!n) socket.on('close', () => at('socket closed')); });
    req.on('close', () => { at('close'); setImmediate(next); });
  };
  get(0, () => get(1, () => {
    Object.values(agent.freeSockets)[0][0].destroy();
    at('destroyed');
    setImmediate(() => get(2, () => {
      const socket = Object.values(agent.freeSockets)[0][0];
      socket.emit('agentRemove');
      at('agentRemove');
      socket.destroy();
      close();
    }));
  }));
});
