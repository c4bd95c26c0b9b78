// A socket that was sent to a child counts as a connection of its server, and close waits for it.
const { fork } = require('child_process');
const net = require('net');
if (process.argv[2] === 'child') {
  let socket;
  process.on('message', (m, s) => {
    if (s) {
      socket = s.resume();
      process.send('got it');
    } else {
      process.send('end it', () => socket.end());
    }
  });
} else {
  const child = fork(__filename, ['child']);
  const server = net.createServer((s) => child.send('take', s)).listen(0, '127.0.0.1', () => {
    net.connect(server.address().port, '127.0.0.1').resume();
  });
  let ending = false;
  child.on('message', (m) => {
    if (m === 'end it') { ending = true; return; }
    server.getConnections((err, n) => {
      console.log(err, n);
      server.close(() => { console.log('closed', ending); child.disconnect(); });
      child.send('end');
    });
  });
}
