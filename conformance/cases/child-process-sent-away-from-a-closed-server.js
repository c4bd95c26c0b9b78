// A server that was closed before its last socket is sent to a child does not come to
// 'close'. A sent socket that is then destroyed is taken off the count once more.
const { fork } = require('child_process');
const net = require('net');
if (process.argv[2] === 'child') {
  process.on('message', (m, s) => {
    if (s) s.on('close', () => process.send('closed')).resume();
    else process.disconnect();
  });
} else {
  const child = fork(__filename, ['child']);
  const server = net.createServer().listen(0, '127.0.0.1', () => {
    const client = net.connect(server.address().port, '127.0.0.1').resume();
    server.once('connection', (s) => {
      server.close(() => console.log('server closed'));
      child.send('take', s);
      console.log(server._connections, s.server === server, s.destroyed);
      s.on('close', () => {
        console.log('here', server._connections);
        client.end();
      });
      child.on('message', (m) => {
        console.log(m);
        child.send('leave');
      });
      child.on('disconnect', () => server.getConnections((err, n) => console.log(err.code, n)));
      s.destroy();
    });
  });
}
