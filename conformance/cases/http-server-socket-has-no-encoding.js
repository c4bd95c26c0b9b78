// setEncoding of a socket that is served throws, also when another protocol has it
const http = require('http');
const net = require('net');
const { Duplex } = require('stream');
const show = (name, socket) => {
  const own = Object.getOwnPropertyDescriptor(socket, 'setEncoding');
  console.log(name, own.writable, own.enumerable, own.configurable, own.value.name);
  try {
    socket.setEncoding('utf8');
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
};
const server = http.createServer((req, res) => { show('request', req.socket); res.end(); });
for (const ev of ['upgrade', 'connect']) server.on(ev, (req, socket) => { show(ev, socket); socket.end(); });
server.on('connection', (socket) => show('connection', socket)).on('clientError', (e, socket) => { show('clientError', socket); socket.destroy(); });
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  for (const text of ['GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 'GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n', 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n', 'BAD\r\n\r\n']) {
    await new Promise((done) => net.connect(port, '127.0.0.1').on('close', done).resume().write(text));
  }
  const stream = new Duplex({ read() {}, write(chunk, encoding, cb) { cb(); } });
  server.emit('connection', stream);
  show('stream', stream);
  stream.destroy();
  server.close();
});
