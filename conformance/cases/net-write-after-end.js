const net = require('net');
const server = net.createServer((s) => s.resume()).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1', () => {
    c.end('x');
    c.write('y', (e) => console.log('callback', e.code));
    c.on('error', (e) => console.log('error', e.code, e.message));
    c.on('close', () => server.close());
  });
});
