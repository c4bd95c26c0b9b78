const net = require('net');
const server = net.createServer((s) => {
  server.close(() => console.log('closed', server.listening));
  s.resume();
  setImmediate(() => server.getConnections((err, n) => { console.log('still', err, n); s.end(); }));
}).listen(0, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1').resume());
