const http = require('http'), net = require('net');
// A chunk of any size waits for the tick behind which Node writes: a destroyed response takes it along.
const server = http.createServer((req, res) => {
  res.sendDate = false;
  res.on('close', () => console.log(req.url, 'close', res.writableFinished));
  if (req.url === '/gone') { console.log(res.write(Buffer.alloc(40000, 'a'), (e) => console.log('cb', e && e.code)), res.writableLength > 40000); res.destroy(); return; }
  console.log(res.write(Buffer.alloc(20000, 'a'), () => console.log('a written')), res.writableLength > 20000);
  res.write('b', () => console.log('b written'));
  console.log(res.write(Buffer.alloc(70000, 'c'), () => console.log('c written')));
  res.once('drain', () => { console.log('drain', res.writableLength); res.end(Buffer.alloc(30000, 'd'), () => console.log('ended')); });
}).listen(0, '127.0.0.1', async () => {
  for (const path of ['/gone', '/all']) await new Promise((done) => {
    const c = net.connect(server.address().port, '127.0.0.1', () => c.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`));
    let got = '';
    c.setEncoding('latin1').on('data', (d) => got += d).on('error', () => {}).on('close', () => { console.log(path, got.length, got.split("\r\n").map((l) => l.length > 1000 ? l[0] + l.length : l).join("|")); done(); });
  });
  server.close();
});
