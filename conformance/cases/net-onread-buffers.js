// onread: a buffer of the script's, or a function that makes them; false and pause() stop it.
const net = require('net');
const total = 200000;
const ways = {
  'one buffer': (add) => ({ buffer: Buffer.alloc(1000), callback: (n) => { add(n); } }),
  'a buffer for each read': (add) => ({ buffer: () => Buffer.alloc(5000), callback: (n, b) => { add(n, b.length === 5000); } }),
  'false pauses': (add) => ({ buffer: new Uint8Array(70000), callback(n) { add(n); setImmediate(() => this.resume()); return false; } }),
  'pause pauses': (add) => ({ buffer: Buffer.alloc(70000), callback(n) { add(n); this.pause(); setImmediate(() => this.resume()); } }),
  'no callback': () => ({ buffer: Buffer.alloc(10) }),
};
const server = net.createServer((s) => s.end(Buffer.alloc(total, 'x'))).listen(0, '127.0.0.1', function next() {
  const name = Object.keys(ways)[0];
  if (!name) return server.close();
  let got = 0, seen = 0;
  const onread = ways[name]((n, ok = true) => { if (ok) got += n; });
  delete ways[name];
  const c = net.connect({ port: server.address().port, host: '127.0.0.1', onread });
  c.on('data', (d) => { seen += d.length; });
  c.on('end', () => console.log(name, 'end', got, seen, c.bytesRead));
  c.on('close', next);
});
