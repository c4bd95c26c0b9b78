// 'drop' of a client that reset its connection meanwhile: our address, and the keys of its own.
'use strict';
const net = require('net');
const server = net.createServer();
server.maxConnections = 1;
server.on('connection', (socket) => {
  // The second one is reset before the turn that accepts it.
  const second = net.connect(server.address().port, '127.0.0.1');
  second.on('connect', () => second.resetAndDestroy());
  server.on('drop', (data) => {
    console.log(Object.keys(data), data.localAddress, data.localFamily, typeof data.localPort);
    socket.destroy();
    server.close();
  });
  const until = Date.now() + 20;
  process.nextTick(() => { while (Date.now() < until); });
});
server.listen(0, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1').resume());
