// the events of both sides of one connection, from connect to close
const tls = require('tls');
const { ca, identity, trace } = require('../lib/tls');
const server = tls.createServer(identity('server'), (socket) => {
  console.log('server', socket instanceof require('net').Socket, socket.encrypted, socket.authorized, socket.servername);
  trace('server', socket, ['data', 'end', 'finish', 'close']);
  socket.on('data', (d) => socket.end('echo ' + d));
});
server.on('connection', (raw) => trace('raw', raw, ['data', 'end', 'close']));
server.listen(0, () => {
  const socket = tls.connect({ port: server.address().port, host: 'localhost', ca });
  console.log(socket.connecting, socket.encrypted, socket.authorized, socket.readyState, socket.alpnProtocol);
  trace('client', socket, ['connect', 'ready', 'secureConnect', 'data', 'end', 'finish', 'close']);
  socket.on('secureConnect', () => console.log(socket.authorized, socket.authorizationError, socket.getProtocol()));
  socket.write('hello');
  socket.on('close', () => server.close(() => console.log('closed', socket.bytesRead, socket.bytesWritten)));
});
