const net = require('net');
const back = net.createServer((s) => s.setEncoding('utf8').on('data', (d) => s.write(d.toUpperCase())).on('end', () => s.end())).listen(0, '127.0.0.1', () => {
  const front = net.createServer((s) => { const b = net.connect(back.address().port, '127.0.0.1'); s.pipe(b).pipe(s); }).listen(0, '127.0.0.1', () => {
    net.connect(front.address().port, '127.0.0.1', function () { this.end('through a proxy'); }).setEncoding('utf8').on('data', (d) => console.log(d)).on('close', () => { front.close(); back.close(); });
  });
});
