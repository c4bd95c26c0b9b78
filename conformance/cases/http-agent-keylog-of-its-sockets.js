// an agent listens for its sockets' 'keylog' from when somebody listens for its own
const http = require('http');
const { Duplex } = require('stream');
class Socket extends Duplex {
  _read() {}
  _write(chunk, encoding, cb) { cb(); }
}
const agent = new http.Agent({ keepAlive: true });
console.log(agent.listeners('newListener').map((f) => f.name), agent.eventNames(), Object.keys(agent).slice(0, 3));
const sockets = [];
agent.createConnection = () => {
  const socket = new Socket();
  sockets.push(socket);
  return socket;
};
const get = () => http.get({ agent }).on('error', (e) => console.log(e.code));
agent.on('other', () => {});
get();
console.log(agent.eventNames(), sockets[0].eventNames());
agent.sockets = {};
agent.on('keylog', (line, socket) => console.log('keylog', line, sockets.indexOf(socket)));
get();
console.log(agent.eventNames(), sockets[1].eventNames());
for (const [i, socket] of sockets.entries()) socket.emit('keylog', 'line ' + i);
sockets[1].emit('agentRemove');
console.log(sockets[1].eventNames());
for (const socket of sockets) socket.destroy();
