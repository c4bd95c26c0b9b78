const net = require('net');
const total = 4 << 20; // in blocks of 64 KiB, each filled with its number
const server = net.createServer({ allowHalfOpen: true }, (s) => {
  let n = 0, wrong = 0;
  s.on('data', (d) => { if (d[0] !== n >> 16 || d[d.length - 1] !== (n + d.length - 1) >> 16) wrong++; n += d.length; });
  s.on('end', () => { console.log('received', n === total, 'wrong', wrong); s.end('done'); });
}).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  let sent = 0, waits = 0;
  (function send() {
    while (sent < total) {
      const block = Buffer.alloc(65536, sent >> 16);
      sent += block.length;
      if (!c.write(block)) { waits++; return c.once('drain', send); }
    }
    console.log('had to wait', waits > 0);
    c.end();
  })();
  c.setEncoding('utf8').on('data', (d) => console.log(d)).on('close', () => server.close());
});
