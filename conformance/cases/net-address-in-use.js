const net = require('net');
const a = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = a.address();
  const b = net.createServer().listen(port, '127.0.0.1');
  b.on('listening', () => console.log('never'));
  b.on('error', (e) => {
    console.log(e.name, e.code, e.errno, e.syscall, e.address, e.port === port, e.message.replace(port, 'PORT'), b.listening, b.address());
    a.close(() => b.listen(port, '127.0.0.1', () => {
      console.log('never, but for this second listener');
    }));
    b.removeAllListeners('listening');
    b.once('listening', () => { console.log('listening after the other closed'); b.close(); });
  });
});
