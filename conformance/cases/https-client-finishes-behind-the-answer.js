// a request over TLS that ends when the answer has come: 'finish' waits for the next immediates
const https = require('https');
const { ca, identity, listen, close } = require('../lib/tls');
(async () => {
  const server = https.createServer(identity('server'));
  server.on('checkContinue', (req, res) => {
    console.log('checkContinue', req.headers.expect);
    res.writeHead(417);
    res.end();
  });
  const port = await listen(server);
  const req = https.request({ port, ca, agent: false, method: 'POST', headers: { Expect: '100-continue' } });
  req.on('finish', () => console.log('finish'));
  req.on('response', (res) => {
    console.log(res.statusCode);
    res.resume().on('end', () => console.log('end'));
    req.end();
  });
  req.flushHeaders();
  await new Promise((done) => req.on('close', () => setImmediate(done)));
  await close(server);
})();
