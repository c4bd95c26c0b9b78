// Classes that replace the methods by which a message reaches its socket.
const http = require('http');
const plain = (v) => JSON.stringify(String(v)).replace(/:\d{4,5}/, '');
const traced = (Base) => class extends Base {
  _implicitHeader() { console.log('_implicitHeader'); super._implicitHeader(); }
  _storeHeader(line, headers) { console.log('_storeHeader', plain(line)); super._storeHeader(line.replace('200 OK', '203 Odd'), headers); }
  _send(data, encoding, callback, length) {
    console.log('_send', plain(data), encoding, typeof callback, length);
    return super._send(data, encoding, callback, length);
  }
  _writeRaw(data, encoding, callback) { console.log('_writeRaw', plain(data)); return super._writeRaw(data, encoding, callback); }
  _finish() { console.log('_finish'); super._finish(); }
};
const server = http.createServer({ ServerResponse: traced(http.ServerResponse) }, (req, res) => {
  for (const event of ['prefinish', 'finish', 'close']) res.on(event, () => console.log('response', event));
  res.sendDate = false;
  if (req.url === '/whole') return res.end(Buffer.from('whole'));
  if (req.url === '/none') { res.writeHead(204, { a: 'b' }); return res.end(); }
  res.write('a');
  res.end('bc', () => console.log('ended'));
});
const Request = traced(http.ClientRequest);
const go = (path, write, next) => {
  const req = new Request({ port: server.address().port, host: '127.0.0.1', path, method: 'POST', agent: false }, (res) => {
    let body = '';
    res.on('data', (d) => { body += d; }).on('end', () => console.log(res.statusCode, res.statusMessage, body)).on('close', next);
  });
  req.on('prefinish', () => console.log('request prefinish'));
  write(req);
};
server.listen(0, '127.0.0.1', () => {
  go('/', (req) => { req.write('x', 'latin1', () => console.log('written')); req.end('y'); }, () => {
    go('/whole', (req) => { req.flushHeaders(); req.end(); }, () => go('/none', (req) => req.end('one'), () => server.close()));
  });
});
