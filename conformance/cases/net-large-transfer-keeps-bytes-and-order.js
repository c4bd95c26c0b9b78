const net = require('net');
const total = 4 << 20;
const server = net.createServer((s) => {
  let n = 0, sum = 0;
  s.on('data', (d) => { for (let i = 0; i < d.length; i += 4096 - (n + i) % 4096 || 4096) sum = (sum + d[i]) % 65536; n += d.length; });
  s.on('end', () => { console.log('received', n === total); s.end('done'); });
}).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  let sent = 0;
  (function send() {
    while (sent < total) {
      sent += 65536;
      if (!c.write(Buffer.alloc(65536, sent >> 16))) return c.once('drain', send);
    }
    c.end();
  })();
  c.setEncoding('utf8').on('data', (d) => console.log(d)).on('close', () => server.close());
});
