// headersTimeout and requestTimeout: 408 and 'clientError' with ERR_HTTP_REQUEST_TIMEOUT.
const http = require('http');
const net = require('net');
const { turns } = require('../lib/traces');
const head = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n';
const run = (name, text, options, serve, listen) => new Promise((done) => {
  const log = [];
  const server = http.createServer({ connectionsCheckingInterval: 5, ...options }, (req, res) => {
    log.push('request');
    req.on('error', (e) => log.push('req ' + e.code)).on('close', () => log.push('req close'));
    res.sendDate = false;
    serve(req, res);
  });
  if (listen) server.on('clientError', (e, socket) => { log.push(`${e.name} ${e.code} ${e.message} ${e.rawPacket}`); listen(socket, client); });
  let client;
  server.listen(0, '127.0.0.1', () => {
    let got = '';
    client = net.connect(server.address().port, '127.0.0.1', () => client.write(text));
    client.on('data', (d) => { got += d; }).on('error', () => {});
    client.on('close', () => server.close(() => turns().then(() => { console.log(name, '|', log.join(' | '), '|', JSON.stringify(got)); done(); })));
  });
});
// Where a request comes first, its handler sets the limit: until it has come, nothing is late.
const headers = { headersTimeout: 60, requestTimeout: 10000 };
const hurry = (req, limits) => Object.assign(req.resume().socket.server, limits);
const nothing = () => {}, mine = (socket) => socket.end('HTTP/1.1 408 Mine\r\n\r\n');
const beginThen = (socket, client) => { if (client.bytesWritten > 0) return socket.destroy(); client.write('GET'); };
const destroyLate = (socket) => setTimeout(() => socket.destroy(), 40); // many checks later
(async () => {
  await run('nothing sent', '', headers, nothing);
  await run('begun when it was late already', '', headers, nothing, beginThen);
  await run('half a head', 'GET / HTTP/1.1\r\n', headers, nothing);
  await run('half a head, with a listener', 'GET / HTTP/1.1\r\n', headers, nothing, mine);
  await run('half a head, and left open', 'GET / HTTP/1.1\r\n', headers, nothing, destroyLate);
  await run('half a head of a second request', 'GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /', {}, (req, res) => { hurry(req, headers); res.end('one'); });
  const body = (req) => hurry(req, { headersTimeout: 60, requestTimeout: 60 });
  await run('half a body', head + 'ab', {}, body);
  await run('half a body, with a listener', head + 'ab', {}, body, mine);
  await run('half a body, and left open', head + 'ab', {}, body, destroyLate);
  await run('half a body and an answer begun', head + 'ab', {}, (req, res) => { body(req); res.write('x'); });
  await run('a whole request may take its time', head + 'abcd', {}, (req, res) => { body(req); setTimeout(() => res.setHeader('Connection', 'close').end('late'), 120); });
})();
