const net = require('net');
const server = net.createServer((socket) => socket.end()).listen(0, '127.0.0.1', () => {
  net.connect(server.address().port, '127.0.0.1', function () {
    setTimeout(() => console.log('timeout'), 0);
    setImmediate(() => console.log('immediate'));
    process.nextTick(() => console.log('tick'));
    this.resume();
    server.close();
  });
});
