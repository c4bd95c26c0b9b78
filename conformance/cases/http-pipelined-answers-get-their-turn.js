// Pipelined requests that come byte by byte and are answered out of order: 'socket', 'prefinish', 'finish' and 'close' of each in turn.
const http = require('http');
const net = require('net');
const { plain } = require('../lib/raw');
const log = [], ready = {};
const server = http.createServer((req, res) => {
  res.sendDate = false;
  log.push('request ' + req.url);
  for (const ev of ['socket', 'prefinish', 'finish', 'close']) res.on(ev, () => log.push(`${req.url} ${ev}`));
  let body = '';
  req.on('data', (d) => { body += d; }).on('end', () => {
    ready[req.url] = () => { res.write(body.slice(0, 1)); res.end(body.slice(1) + req.url); };
    if (Object.keys(ready).length === 4) answer(['/3', '/1', '/4', '/2']);
  });
});
function answer(urls) {
  if (!urls.length) return;
  log.push('answer ' + urls[0]);
  ready[urls.shift()]();
  setImmediate(answer, urls);
}
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1').setEncoding('latin1').setNoDelay();
  let got = '', i = 0;
  client.on('data', (d) => { got += d; if (got.endsWith('/4\r\n0\r\n\r\n')) client.end(); });
  client.on('close', () => { console.log(log.join('\n')); console.log(plain(got)); server.close(); });
  const text = 'POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc' +
    'POST /2 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3;ext=1\r\ndef\r\n0\r\nT: v\r\n\r\n' +
    'GET /3 HTTP/1.1\r\nHost: x\r\n\r\nPOST /4 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\ngh';
  (function next() { if (i < text.length) { client.write(text[i++]); setImmediate(next); } })();
});
