const net = require('net');
const open = { allowHalfOpen: true };
const back = net.createServer(open, (s) => s.setEncoding('utf8').on('data', (d) => s.write(d.toUpperCase())).on('end', () => s.end())).listen(0, '127.0.0.1', () => {
  const front = net.createServer(open, (s) => { const b = net.connect({ port: back.address().port, host: '127.0.0.1', ...open }); s.pipe(b).pipe(s); }).listen(0, '127.0.0.1', () => {
    net.connect({ port: front.address().port, host: '127.0.0.1', ...open }, function () { this.end('through a proxy'); }).setEncoding('utf8').on('data', (d) => console.log(d)).on('close', () => { front.close(); back.close(); });
  });
});
