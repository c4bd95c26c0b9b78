const http = require('http');
const server = http.createServer().on('upgrade', (req, socket) => {
  console.log(['data', 'error', 'timeout'].map((n) => n + socket.listenerCount(n)).join());
  socket.end('HTTP/1.1 101 Go\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n');
}).listen(0, '127.0.0.1', () => {
  http.get({ port: server.address().port, host: '127.0.0.1', headers: { Connection: 'upgrade', Upgrade: 'x' } }).on('upgrade', (res, socket) => {
    console.log(['data', 'error', 'timeout'].map((n) => n + socket.listenerCount(n)).join(), res.statusMessage);
    socket.destroy();
    server.close();
  });
});
