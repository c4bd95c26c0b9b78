// Who listens on a handle last gets its connections.
const { fork } = require('child_process');
const http = require('http');
const net = require('net');
if (process.argv[2] === 'child') {
  process.on('message', (m, received) => {
    const server = http.createServer((req, res) => { res.end('the child answers'); process.disconnect(); server.close(); received.close(); });
    server.listen(received, () => process.send('ready'));
  });
} else {
  const child = fork(__filename, ['child']);
  const server = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    child.send('serve', server);
    child.on('message', () => {
      server.close();
      http.get({ port, host: '127.0.0.1', agent: false }, (res) => res.setEncoding('utf8').on('data', console.log));
    });
  });
}
