// 'continue' and 'information' of every 1xx that a server sends, and requests that expect something
const http = require('http');
const server = http.createServer((req, res) => {
  console.log('request', req.url);
  req.resume();
  if (req.url === '/hints') {
    res.writeEarlyHints({ link: '</a>; rel=preload' });
    res.writeProcessing();
    res.writeContinue();
  }
  res.end('ok');
});
server.on('checkContinue', (req, res) => {
  console.log('checkContinue', req.url);
  if (req.url === '/no') return res.writeHead(417).end();
  res.writeContinue(() => console.log('continued'));
  req.on('data', (d) => console.log('body', String(d))).on('end', () => res.end('done'));
});
server.on('checkExpectation', (req, res) => {
  console.log('checkExpectation', req.headers.expect);
  res.statusCode = 417;
  res.end('nope');
});
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const run = (name, options, act) => new Promise((done) => {
    const log = [];
    const req = http.request({ port, host: '127.0.0.1', ...options }, (res) => {
      log.push('response ' + res.statusCode);
      res.resume().on('end', () => log.push('end'));
    });
    req.on('continue', () => log.push('continue'));
    req.on('information', (info) => log.push('information ' + JSON.stringify(info)));
    for (const ev of ['finish', 'error']) req.on(ev, () => log.push(ev));
    req.on('close', () => { console.log(name, log.join(', ')); done(); });
    act(req, log);
  });
  await run('hints', { path: '/hints' }, (req) => req.end());
  await run('continue', { method: 'POST', path: '/yes', headers: { Expect: '100-continue' } }, (req, log) => {
    log.push(req.headersSent, req._header !== null);
    req.on('continue', () => req.end('payload'));
  });
  await run('continue a GET', { path: '/yes', headers: { expect: '100-Continue' } }, (req) => req.end());
  await run('refused', { method: 'PUT', path: '/no', headers: { Expect: '100-continue' } }, (req) => req.on('response', () => req.end()));
  await run('something else', { method: 'PUT', headers: { Expect: 'meoww' } }, (req) => req.end('x'));
  await run('set later', { method: 'PUT', path: '/yes' }, (req, log) => {
    req.setHeader('Expect', '100-continue');
    log.push(req.headersSent);
    req.flushHeaders();
    log.push(req.headersSent);
    req.on('continue', () => req.end('z'));
  });
  await run('an array of headers', { method: 'PUT', path: '/yes', headers: ['Expect', '100-continue', 'Host', 'x'] }, (req, log) => {
    log.push(req.headersSent);
    req.on('continue', () => req.end('z'));
  });
  http.globalAgent.destroy();
  server.close();
});
