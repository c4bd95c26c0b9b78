// 'upgrade' and 'connect': what the listener gets, and what becomes of such requests without one.
const http = require('http');
const { exchange } = require('../lib/raw');
const upgrade = (method = 'GET', more = '') => `${method} /u HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: proto\r\n${more}\r\n`;
const connect = 'CONNECT a.b:80 HTTP/1.1\r\nHost: a\r\n\r\n';
const run = (name, listen, requests) => new Promise((done) => {
  console.log('==', name);
  const server = http.createServer((req, res) => {
    console.log('request', req.method, req.url, req.upgrade);
    res.sendDate = false;
    res.setHeader('Connection', 'close');
    req.resume();
    res.end('ok');
  });
  listen(server);
  server.listen(0, '127.0.0.1', function next() {
    if (!requests.length) return server.close(done);
    exchange(server.address().port, requests.shift(), (answer) => { console.log(answer); next(); });
  });
});
const tell = (req, socket, head) => console.log(req.method, req.url, req.upgrade, req.complete, Buffer.isBuffer(head), String(head), socket === req.socket,
  req instanceof http.IncomingMessage, socket.readable, socket.writable, ['data', 'drain', 'timeout', 'error'].map((ev) => socket.listenerCount(ev)).join(),
  socket.readableFlowing, socket.parser);
(async () => {
  await run('nobody listens', () => {}, [upgrade(), upgrade('POST', 'Content-Length: 3\r\n') + 'abc', connect, 'GET / HTTP/1.1\r\nHost: x\r\nUpgrade: y\r\nConnection: close\r\n\r\n']);
  await run('upgrade', (server) => server.on('upgrade', (req, socket, head) => {
    tell(req, socket, head);
    socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
    socket.on('data', (d) => socket.end('echo ' + d));
  }), [[upgrade() + 'early', 'late'], [upgrade(), 'late'], [upgrade('POST', 'Content-Length: 3\r\n') + 'abcdef', 'late']]);
  await run('the request has no body', (server) => server.on('upgrade', (req, socket) => {
    const log = [];
    ['data', 'end', 'close'].forEach((ev) => req.on(ev, () => log.push(ev)));
    setImmediate(() => setImmediate(() => { console.log(log.join()); socket.end('bye'); }));
  }), [upgrade(), upgrade('POST', 'Content-Length: 3\r\n') + 'abc']);
  await run('connect', (server) => server.on('connect', (req, socket, head) => {
    tell(req, socket, head);
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    socket.on('data', (d) => socket.end('tunnel ' + d));
  }), [[connect + 'head', 'data'], ['CONNECT a.b:80 HTTP/1.0\r\n\r\n', 'data']]);
  await run('behind another request', (server) => server.prependListener('upgrade', (req, socket, head) => {
    console.log('upgrade', socket.listenerCount('data'), String(socket._httpMessage), String(head));
    socket.end('HTTP/1.1 101 X\r\n\r\n');
  }).prependListener('request', (req, res) => res.removeHeader('Connection') || (res.setHeader = () => res)), [['GET /1 HTTP/1.1\r\nHost: x\r\n\r\n', upgrade() + 'H']]);
  await run('an error of the socket is the listener\'s', (server) => server.on('upgrade', (req, socket) => {
    socket.on('error', (e) => console.log('error', e.message));
    socket.destroy(new Error('mine'));
  }).on('clientError', () => console.log('never')), [upgrade()]);
})();
