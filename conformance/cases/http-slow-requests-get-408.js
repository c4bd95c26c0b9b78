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
  if (listen) server.on('clientError', (e, socket) => { log.push(`${e.name} ${e.code} ${e.message} ${e.rawPacket}`); socket.end('HTTP/1.1 408 Mine\r\n\r\n'); });
  server.listen(0, '127.0.0.1', () => {
    let got = '';
    const client = net.connect(server.address().port, '127.0.0.1', () => client.write(text));
    client.on('data', (d) => { got += d; }).on('error', () => {});
    client.on('close', () => server.close(() => turns().then(() => { console.log(name, '|', log.join(' | '), '|', JSON.stringify(got)); done(); })));
  });
});
const headers = { headersTimeout: 60, requestTimeout: 10000 }, request = { requestTimeout: 60 };
const nothing = () => {};
(async () => {
  await run('nothing sent', '', headers, nothing);
  await run('half a head', 'GET / HTTP/1.1\r\n', headers, nothing);
  await run('half a head, with a listener', 'GET / HTTP/1.1\r\n', headers, nothing, true);
  await run('half a head of a second request', 'GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /', headers, (req, res) => res.end('one'));
  await run('half a body', head + 'ab', request, (req) => req.resume());
  await run('half a body, with a listener', head + 'ab', request, (req) => req.resume(), true);
  await run('half a body and an answer begun', head + 'ab', request, (req, res) => { req.resume(); res.write('x'); });
  await run('a whole request may take its time', head + 'abcd', request, (req, res) => { req.resume(); setTimeout(() => res.setHeader('Connection', 'close').end('late'), 120); });
})();
