const net = require('net');
const server = net.createServer((s) => s.end('0123456789')).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  c.pause();
  let paused = true;
  c.on('data', (d) => console.log(paused ? 'too early' : 'data', d.toString()));
  c.on('connect', () => setImmediate(() => setImmediate(() => { paused = false; console.log(c.isPaused()); c.resume(); })));
  c.on('close', () => server.close());
});
