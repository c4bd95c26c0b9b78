// Who wants to read before there is a connection reads when it stands, also when it stands only the second time.
const net = require('net');
const server = net.createServer((s) => s.end('hello')).listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const late = new net.Socket();
  follow('late', late);
  setImmediate(() => late.connect(port, '127.0.0.1'));
  late.on('close', () => {
    const second = new net.Socket();
    follow('second', second);
    second.connect(1, '127.0.0.1');
    second.on('error', (e) => console.log('second', e.code));
    second.once('close', () => {
      second.on('close', () => server.close());
      second.connect(port, '127.0.0.1');
    });
  });
});

function follow(name, socket) {
  socket.on('readable', () => {
    for (let d; (d = socket.read()) !== null;) console.log(name, String(d));
  });
  for (const ev of ['connect', 'end', 'close']) socket.on(ev, () => console.log(name, ev));
}
