// Each write of a connection that the peer resets is called back once, with an error or without.
const net = require('net');
const server = net.createServer((s) => {
  s.pause();
  s.on('error', () => {});
  setTimeout(() => s.resetAndDestroy(), 20);
}).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  let sent = 0, written = 0;
  const failed = {};
  c.on('connect', () => {
    for (; sent < 100; sent++) {
      c.write(Buffer.alloc(65536), (e) => {
        if (e) failed[e.code] = (failed[e.code] || 0) + 1;
        else written++;
      });
    }
  });
  c.on('error', (e) => console.log('error', e.code, e.syscall));
  c.on('close', (bad) => setImmediate(() => {
    const errors = Object.values(failed).reduce((a, b) => a + b, 0);
    console.log('close', bad, written > 0, sent === written + errors, Object.keys(failed).join());
    server.close();
  }));
});
