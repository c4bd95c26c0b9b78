// a proxy of http.request and pipeline: bodies both ways, slow readers, HEAD, an origin that breaks off
const http = require('http');
const { createHash } = require('crypto');
const { finished, pipeline } = require('stream');
const big = Buffer.alloc(700000, 'abcdefghij');
const listen = (server) => new Promise((done) => server.listen(0, '127.0.0.1', () => done(server.address().port)));
(async () => {
  const origin = http.createServer((req, res) => {
    if (req.url === '/cut') {
      res.write('part');
      req.resume().on('end', () => setImmediate(() => setImmediate(() => res.destroy())));
    } else if (req.method === 'POST') {
      const hash = createHash('md5');
      req.on('data', (d) => hash.update(d)).on('end', () => res.end(hash.digest('hex')));
    } else {
      res.setHeader('Content-Length', big.length);
      res.end(big);
    }
  });
  const port = await listen(origin);
  const proxy = http.createServer((req, res) => {
    const up = http.request({ port, host: '127.0.0.1', method: req.method, path: req.url, headers: req.headers }, (answer) => {
      res.writeHead(answer.statusCode, answer.headers);
      pipeline(answer, res, (e) => { if (e) console.log('answer', e.code, e.message); });
    });
    pipeline(req, up, (e) => { if (e) console.log('request', e.code); });
  });
  const proxyPort = await listen(proxy);
  const agent = new http.Agent({ keepAlive: true });
  const go = (path, options, write) => new Promise((done) => {
    const req = http.request({ port: proxyPort, host: '127.0.0.1', agent, path, ...options }, (res) => {
      const hash = createHash('md5');
      let n = 0;
      res.on('data', (d) => {
        hash.update(d);
        n += d.length;
        if (path === '/slow') { res.pause(); setImmediate(() => res.resume()); }
      });
      finished(res, (e) => {
        console.log(req.method, path, res.statusCode, n, e ? `${e.code} ${e.message}` : n < 100 ? 'short' : hash.digest('hex'), res.complete);
        done();
      });
    });
    req.on('error', (e) => { console.log('client', e.message); done(); });
    if (write) write(req); else req.end();
  });
  await go('/');
  await go('/slow');
  await go('/', { method: 'HEAD' });
  await go('/', { method: 'POST' }, (req) => req.end(big));
  await go('/', { method: 'POST' }, (req) => {
    let i = 0;
    const more = () => {
      while (i < 50) if (!req.write(big.subarray(0, 10000)) && i++ < 49) return req.once('drain', more);
      req.end();
    };
    more();
  });
  await go('/cut');
  agent.destroy();
  http.globalAgent.destroy();
  proxy.close();
  origin.close();
})();
