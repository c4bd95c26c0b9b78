const http = require('http');
const net = require('net');
// A head that leaves with a string is UTF-8, any other is Latin-1.
const ways = {
  '/end-string': (res) => res.end('body'),
  '/end-buffer': (res) => res.end(Buffer.from('body')),
  '/end': (res) => res.end(),
  '/chunked': (res) => { res.write('bo'); res.end('dy'); },
  '/disposition': (res) => { res.setHeader('Content-Disposition', Buffer.from('é').toString('latin1')); res.end('body'); },
  '/disposition-buffer': (res) => { res.setHeader('Content-Disposition', Buffer.from('é').toString('latin1')); res.end(Buffer.from('body')); },
  '/disposition-length': (res) => { res.writeHead(200, { 'Content-Length': 4, 'Content-Disposition': Buffer.from('é').toString('latin1') }); res.write('bo'); res.end('dy'); },
  '/disposition-chunked': (res) => { res.setHeader('Content-Disposition', Buffer.from('é').toString('latin1')); res.write('bo'); res.end('dy'); },
};
const server = http.createServer((req, res) => { res.sendDate = false; res.setHeader('X', 'é'); ways[req.url](res); }).listen(0, '127.0.0.1', async () => {
  for (const way of Object.keys(ways)) {
    await new Promise((done) => {
      const client = net.connect(server.address().port, '127.0.0.1', () => client.write(`GET ${way} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`));
      const got = [];
      client.on('data', (d) => got.push(d)).on('close', () => { console.log(way, Buffer.concat(got).toString('latin1')); done(); });
    });
  }
  server.close();
});
