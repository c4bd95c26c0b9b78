// worker.send(message, socket, { keepOpen }): with it the sender has the socket still.
const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  const w = cluster.fork();
  const options = [{ keepOpen: true }, { keepOpen: false }, {}, undefined];
  const server = net.createServer((socket) => {
    const o = options.shift();
    const sent = w.send('take', socket, o, (e) => {
      console.log('callback', e, socket.destroyed, socket._handle === null, socket.writable);
      w.once('message', () => {
        if (o && o.keepOpen) socket.write('from the primary');
        w.send('end');
      });
      w.send('ask');
    });
    console.log(o, sent);
  }).listen(0, '127.0.0.1', function next() {
    if (options.length === 0) { w.disconnect(); return server.close(); }
    let got = '';
    net.connect(server.address().port, '127.0.0.1').on('data', (d) => { got += d; }).on('close', () => { console.log('client', got.split('|').sort()); next(); });
  });
} else {
  let socket;
  process.on('message', (m, handle) => {
    if (m === 'take') socket = handle;
    else if (m === 'ask') process.send('yes');
    else setImmediate(() => socket.end('|from the worker|'));
  });
}
