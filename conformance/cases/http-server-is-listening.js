// listen, listening, and the events 'request', 'connection', 'close' and 'error' of a server; its requestListener.
const http = require('http');
const net = require('net');
const { show } = require('../lib/traces');
const log = [];
const server = http.createServer((req, res) => {
  log.push('listener ' + req.url);
  res.end();
});
server.on('request', (req, res) => log.push('request ' + req.url, req instanceof http.IncomingMessage, res instanceof http.ServerResponse, res.writableEnded));
server.on('connection', (socket) => log.push('connection', socket instanceof net.Socket, socket.server === server));
server.on('close', () => log.push('close'));
console.log(server.listening, server.address(), server.listenerCount('request'));
console.log(server.listen(0, '127.0.0.1') === server, server.listening);
server.once('listening', () => {
  const { port } = server.address();
  try { server.listen(0); } catch (e) { console.log(show(e)); }
  const other = http.createServer().on('error', (e) => {
    console.log(e.code, e.syscall, other.listening);
    const client = net.connect(port, '127.0.0.1', () => client.write('GET /1 HTTP/1.1\r\nHost: x\r\n\r\n'));
    client.once('data', () => client.write('GET /2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'));
    client.on('data', () => {}).on('close', () => {
      server.getConnections((err, n) => console.log(err, n));
      server.close(() => {
        console.log(log.join(' | '), server.listening);
        server.close((e) => console.log(show(e)));
        server.listen(0, '127.0.0.1', () => { console.log('again', server.listening); server.close(); });
      });
    });
  });
  other.listen(port, '127.0.0.1');
});
