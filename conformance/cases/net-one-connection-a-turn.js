// A turn of the loop accepts one connection: what the earlier ones cause comes between.
'use strict';
const net = require('net');
const clients = 4;
const log = [];
let accepted = 0;
const server = net.createServer((socket) => {
  const i = ++accepted;
  log.push(`connection ${i}`);
  process.nextTick(() => log.push(`tick ${i}`));
  setImmediate(() => log.push(`immediate ${i}`));
  socket.on('data', (d) => log.push(`data ${d}`));
  socket.on('end', () => log.push(`end ${i}`));
  if (i === clients) server.close(() => console.log(log.join('\n')));
});
server.listen(0, () => {
  for (let i = 1; i <= clients; i++) {
    const client = net.connect(server.address().port, '127.0.0.1', () => {
      log.push(`connect ${i}`);
      client.end(String(i));
    });
    client.resume();
  }
});
