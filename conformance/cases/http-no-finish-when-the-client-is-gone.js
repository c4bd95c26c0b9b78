// what the client never took is not finished, and makes no room
const http = require('http');
const net = require('net');
const server = http.createServer((req, res) => {
  const log = [];
  for (const ev of ['drain', 'finish', 'close']) res.on(ev, () => log.push(ev));
  res.on('close', () => { console.log(log.join(), res.destroyed); server.close(); });
  for (let i = 0; i < 30; i++) res.write(Buffer.alloc(1 << 20));
  client.destroy();
}).listen(0, '127.0.0.1', () => {
  client = net.connect(server.address().port, '127.0.0.1', () => client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')).pause();
});
let client;
