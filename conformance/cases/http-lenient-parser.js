// insecureHTTPParser: which bad requests it lets through, and which it does not.
const http = require('http');
const { exchange } = require('../lib/raw');
const head = 'Host: x\r\nConnection: close\r\n';
const chunked = `POST / HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\n`;
const requests = [
  `GET / HTTP/1.1\r\n${head}X: a\x01b\r\n\r\n`, `GET / HTTP/1.1\r\n${head}X: \x7f\r\n\r\n`, `POST / HTTP/1.1\r\n${head}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, `GET / HTTP/1.1\r\n${head}\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n`,
  'GET / HTTP/1.1\r\nHost : x\r\nConnection: close\r\n\r\n', `POST / HTTP/1.1\r\n${head}Transfer-Encoding: chunked, foo\r\n\r\n0\r\n\r\n`, `GET / HTTP/9.9\r\n${head}\r\n`, 'GET / HTTP/1.1\nHost: x\nConnection: close\n\n', chunked + '1 \r\na\r\n0\r\n\r\n', chunked + '1\r\na0\r\n\r\n', chunked + '1\na\r\n0\r\n\r\n',
  `GET / HTTP/1.1\r\n${head}A: b\r\n c\r\n\r\n`, `POST / HTTP/1.1\r\n${head}Content-Length: 1\r\nContent-Length: 1\r\n\r\na`, `GET / HTTP/1.1\r\n${head}X\x80: a\r\n\r\n`, `GET /\x80 HTTP/1.1\r\n${head}\r\n`, 'GET /a b HTTP/1.1\r\nHost: x\r\n\r\n', `\r\n\r\nGET / HTTP/1.1\r\n${head}\r\n`,
];
const run = async (insecureHTTPParser) => {
  const server = http.createServer({ insecureHTTPParser }, (req, res) => {
    let body = '';
    req.on('data', (d) => { body += d; }).on('end', () => console.log('  body', JSON.stringify(body))).on('error', (e) => console.log('  req', e.code));
    console.log('  request', req.method, JSON.stringify([req.url, req.headers]));
    res.sendDate = false;
    res.end('ok');
  });
  server.on('clientError', (e, socket) => { console.log('  refused', e.code, '|', e.reason); socket.destroy(); });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  console.log('==', server.insecureHTTPParser);
  for (const text of requests) {
    console.log(JSON.stringify(text));
    await new Promise((done) => exchange(server.address().port, Buffer.from(text, 'latin1'), done));
  }
  server.close();
};
run(true).then(() => run(false));
