// A reset while the FIN is on its way is refused: 'error', no 'close', and the peer sees an end.
'use strict';
const net = require('net');
let client;
const server = net.createServer((socket) => {
  server.close();
  socket.resume();
  socket.on('error', (e) => console.log('server', e.message));
  socket.on('end', () => { console.log('server end'); process.exit(); });
  client.end((e) => console.log('end', e.code));
  client.resetAndDestroy();
  console.log(client.destroyed, client.errored);
}).listen(0, '127.0.0.1', () => {
  client = net.connect(server.address().port, '127.0.0.1');
  client.on('error', (e) => console.log(e.message, e.code, e.errno, e.syscall, Object.keys(e)));
  client.on('close', () => console.log('never closed'));
});
