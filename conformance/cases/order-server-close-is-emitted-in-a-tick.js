const net = require('net');
const server = net.createServer().listen(0, '127.0.0.1', () => {
  setImmediate(() => console.log('immediate'));
  server.close(() => console.log('close'));
  process.nextTick(() => console.log('tick'));
  console.log('listening', server.listening);
});
