// the bytes of requests by method, headers and the way the body is written
const http = require('http');
const net = require('net');
const { series } = require('../lib/client');
const list = [
  [{}, (r) => r.end()], [{}, (r) => r.end('abc')], [{}, (r) => { r.write('abc'); r.end('def'); }],
  [{ method: 'POST' }, (r) => r.end()], [{ method: 'POST' }, (r) => r.end('abc')], [{ method: 'POST' }, (r) => r.end('')],
  [{ method: 'POST' }, (r) => { r.write('abc'); r.write(''); r.end('d'); }], [{ method: 'POST' }, (r) => { r.write('caf\u00e9', 'latin1'); r.end('e9', 'hex'); }],
  [{ method: 'PUT', headers: { 'Content-Length': 3 } }, (r) => { r.write('abc'); r.end(); }], [{ method: 'PUT', headers: { 'Transfer-Encoding': 'chunked' } }, (r) => r.end('abc')],
  [{ method: 'DELETE' }, (r) => r.end()], [{ method: 'DELETE' }, (r) => r.end('abc')], [{ method: 'DELETE' }, (r) => { r.useChunkedEncodingByDefault = true; r.write('abc'); r.end(); }],
  [{ method: 'DELETE' }, (r) => { r.write('abc'); r.end(); }], [{ method: 'OPTIONS' }, (r) => r.end()], [{ method: 'PATCH' }, (r) => r.end()], [{ method: 'HEAD' }, (r) => r.end()],
  [{ method: 'PROPFIND' }, (r) => r.end()], [{ method: 'FOO' }, (r) => r.end()], [{ method: 'get' }, (r) => r.end()],
  [{ method: 'POST' }, (r) => { r.flushHeaders(); r.end('abc'); }], [{}, (r) => { r.flushHeaders(); r.end(); }],
  [{ method: 'POST', headers: { Trailer: 'X' } }, (r) => { r.addTrailers({ X: 'y' }); r.end('abc'); }], [{ method: 'POST' }, (r) => { r.addTrailers([['X', 'y']]); r.write('abc'); r.end(); }],
  [{ headers: ['A', '1', 'b', '2'] }, (r) => r.end()], [{ headers: [['A', '1'], ['a', '2']] }, (r) => r.end()], [{ method: 'POST', headers: ['A', '1', 'b', '2'] }, (r) => r.end('x')],
  [{ headers: { A: ['1', '2'], Cookie: ['a=1', 'b=2'], 'Set-Cookie': ['x', 'y'] } }, (r) => r.end()], [{ headers: { A: ['1', '2'] }, uniqueHeaders: ['a'] }, (r) => r.end()],
  [{ headers: { Host: 'foo' } }, (r) => r.end()], [{ setHost: false }, (r) => r.end()], [{ auth: 'a:b' }, (r) => r.end()],
  [{ headers: { Connection: 'close' } }, (r) => r.end()], [{ headers: { Connection: 'keep-alive' } }, (r) => r.end()],
  [{ method: 'POST' }, (r) => { r.removeHeader('Host'); r.removeHeader('Connection'); r.end('x'); }], [{ method: 'POST' }, (r) => { r.removeHeader('content-length'); r.end('x'); }],
  [{ method: 'POST' }, (r) => { r.removeHeader('transfer-encoding'); r.write('x'); r.end('x'); }], [{ method: 'POST' }, (r) => { r.shouldKeepAlive = false; r.end('x'); }],
  [{ method: 'POST' }, (r) => { r.path = '/changed'; r.method = 'PUT'; r.end('x'); }], [{ method: 'POST' }, (r) => { r.cork(); r.write('a'); r.write('b'); r.uncork(); r.end('c'); }],
  [{ method: 'POST', path: '/caf\u00e9' }, (r) => r.end()], [{ agent: new http.Agent({ keepAlive: true }) }, (r) => r.end()],
];
let seen = '';
let timer;
const server = net.createServer((c) => {
  c.setEncoding('latin1');
  c.on('data', (d) => {
    seen += d;
    clearImmediate(timer);
    if (/\r\n\r\n/.test(seen)) c.unanswered = () => c.end('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  server.current = c;
}).listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  series([...list.map(([options, act]) => (next) => {
    seen = '';
    const req = http.request({ port, host: '127.0.0.1', agent: false, ...options }, (res) => res.resume());
    req.on('close', () => {
      console.log(JSON.stringify(options.headers || {}), String(act), '\n' + seen.replaceAll(String(port), 'PORT').replace(/\r\n/g, '\\r\\n\n') + '--');
      next();
    });
    // Answered when the body is through, which 'finish' and two turns of the loop say.
    req.on('finish', () => setImmediate(() => setImmediate(function wait() {
      if (server.current && server.current.unanswered) {
        const go = server.current.unanswered;
        server.current.unanswered = undefined;
        setTimeout(go, 10);
      } else setImmediate(wait);
    })));
    act(req);
  }), () => server.close()]);
});
