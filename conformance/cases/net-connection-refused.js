const net = require('net');
const server = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  server.close(() => {
    const c = net.connect(port, '127.0.0.1');
    c.on('error', (e) => console.log(e.code, e.errno, e.syscall, e.address, e.port === port, e.message.replace(port, 'PORT')));
    c.on('close', (had) => console.log('close', had));
    c.on('connect', () => console.log('never'));
    console.log(c.connecting, c.pending, c.readyState);
  });
});
