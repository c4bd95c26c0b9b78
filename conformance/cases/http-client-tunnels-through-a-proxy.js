// CONNECT to a proxy, TLS inside the tunnel, once by hand and once by an agent of the script's own
const http = require('http');
const https = require('https');
const net = require('net');
const { ca, identity, listen, close } = require('../lib/tls');
(async () => {
  const origin = https.createServer(identity('server'), (req, res) => {
    console.log('origin', req.method, req.url, req.socket.encrypted);
    res.setHeader('Connection', 'close');
    res.end('secret');
  });
  const port = await listen(origin);
  const proxy = http.createServer();
  proxy.on('connect', (req, socket, head) => {
    console.log('proxy', req.method, req.url === `localhost:${port}`, Object.keys(req.headers).join(), head.length, socket.listenerCount('data'));
    const up = net.connect(port, 'localhost', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\nX: y\r\n\r\n');
      up.write(head);
      up.pipe(socket).pipe(up);
    });
    up.on('error', () => socket.destroy());
    socket.on('error', () => up.destroy());
  });
  const proxyPort = await listen(proxy);
  const path = `localhost:${port}`;
  await new Promise((done) => {
    const req = http.request({ port: proxyPort, method: 'CONNECT', path, headers: { 'Proxy-Authorization': 'x' } });
    req.on('response', () => console.log('never'));
    req.on('connect', (res, socket, head) => {
      console.log('connect', res.statusCode, JSON.stringify(res.headers), head.length, res.upgrade, req.res === res, req.socket === socket, socket.readableFlowing);
      console.log(['error', 'close', 'end', 'drain', 'data', 'free'].map((ev) => socket.listenerCount(ev)).join());
      https.get({ socket, host: 'localhost', port, ca, path: '/by-hand', agent: false }, (inner) => {
        console.log(inner.statusCode, inner.socket.authorized);
        inner.on('data', (d) => console.log(String(d))).on('close', done);
      });
    });
    req.on('close', () => console.log('request closed'));
    req.end();
  });
  class Tunnel extends https.Agent {
    createConnection(options, cb) {
      const req = http.request({ port: proxyPort, method: 'CONNECT', path: `${options.host}:${options.port}`, agent: false });
      req.on('connect', (res, socket) => cb(null, super.createConnection({ ...options, socket }))).on('error', cb).end();
    }
  }
  const agent = new Tunnel({ keepAlive: true, ca });
  for (const p of ['/a', '/b']) {
    await new Promise((done) => https.get({ host: 'localhost', port, path: p, agent }, (res) => {
      console.log(p, res.statusCode);
      res.resume();
    }).on('error', (e) => console.log(e.message)).on('close', () => setImmediate(done)));
  }
  agent.destroy();
  proxy.closeAllConnections();
  await Promise.all([close(proxy), close(origin)]);
})();
