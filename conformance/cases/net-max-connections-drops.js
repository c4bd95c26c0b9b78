const net = require('net');
const server = net.createServer((s) => s.resume());
server.maxConnections = 1;
server.on('drop', (info) => { console.log('drop', Object.keys(info)); });
server.listen(0, '127.0.0.1', () => {
  const a = net.connect(server.address().port, '127.0.0.1', () => {
    const b = net.connect(server.address().port, '127.0.0.1');
    b.on('error', () => {}).on('close', () => { a.end(); server.close(); }).resume();
  });
});
