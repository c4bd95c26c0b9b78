// Connections that leave HTTP, and HTTP over streams that are no sockets.
const http = require('http');
const net = require('net');
const { Duplex } = require('stream');

function pair() {
  const make = () => new Duplex({ read() {}, write(b, enc, cb) { this.other.push(b); cb(); }, final(cb) { this.other.push(null); cb(); } });
  const a = make(), b = make();
  a.other = b; b.other = a;
  return [a, b];
}

const steps = [
  function upgrade(next) {
    const server = http.createServer(() => console.log('request'));
    server.on('upgrade', (req, socket, head) => {
      console.log('upgrade', req.method, req.url, req.headers.upgrade, req.upgrade, String(head), socket instanceof net.Socket);
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: echo\r\n\r\n' + head);
      socket.on('data', (d) => { console.log('server got ' + d); socket.end('bye ' + d); });
      socket.on('close', () => console.log('server socket close'));
    });
    server.listen(0, '127.0.0.1', () => {
      const req = http.request({ port: server.address().port, host: '127.0.0.1', headers: { Connection: 'Upgrade', Upgrade: 'echo' } });
      req.on('upgrade', (res, socket, head) => {
        console.log('client', res.statusCode, res.headers.upgrade, String(head));
        socket.on('data', (d) => console.log('client got ' + d));
        socket.on('close', () => { console.log('client close'); server.close(next); });
        socket.write('ping');
      });
      req.on('close', () => console.log('req close'));
      req.end();
    });
  },
  function upgradeHead(next) {
    const server = http.createServer();
    server.on('upgrade', (req, socket, head) => { console.log('head ' + head); socket.destroy(); });
    server.listen(0, '127.0.0.1', () => {
      const c = net.connect(server.address().port, '127.0.0.1');
      c.on('close', () => server.close(next));
      c.on('error', () => {});
      c.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\nextra');
    });
  },
  function connect(next) {
    const server = http.createServer();
    server.on('connect', (req, socket, head) => {
      console.log('connect', req.url, String(head));
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.on('data', (d) => socket.end('tunnel ' + d));
    });
    server.listen(0, '127.0.0.1', () => {
      const req = http.request({ port: server.address().port, host: '127.0.0.1', method: 'CONNECT', path: 'example.com:443' });
      req.on('connect', (res, socket) => {
        console.log('connected', res.statusCode, req.method);
        socket.on('data', (d) => console.log('through ' + d));
        socket.on('end', () => { socket.end(); server.close(next); });
        socket.write('hi');
      });
      req.end();
    });
  },
  function overDuplex(next) {
    const server = http.createServer((req, res) => {
      let body = '';
      req.on('data', (d) => { body += d; });
      req.on('end', () => { res.setHeader('X-Url', req.url); res.end('got ' + body); });
    });
    const [mine, theirs] = pair();
    server.emit('connection', theirs);
    let got = '';
    mine.on('data', (d) => { got += d; });
    mine.on('end', () => { console.log(JSON.stringify(got.replace(/Date: .*?\r\n/g, ''))); next(); });
    mine.write('POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcPOST /b HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\nde');
  },
  function createConnection(next) {
    const server = http.createServer((req, res) => res.end('x ' + req.url));
    const [mine, theirs] = pair();
    server.emit('connection', theirs);
    http.get({ path: '/made', createConnection: () => mine }, (res) => {
      res.on('data', (d) => console.log('made ' + d));
      res.on('end', () => { console.log('end', res.complete); mine.destroy(); theirs.destroy(); next(); });
    });
  },
  function assignSocket(next) {
    const [mine, theirs] = pair();
    const res = new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 });
    res.assignSocket(theirs);
    let got = '';
    mine.on('data', (d) => { got += d; });
    res.on('finish', () => { console.log(JSON.stringify(got.replace(/Date: .*?\r\n/g, ''))); next(); });
    res.end('assigned');
  },
];
(function run() {
  const step = steps.shift();
  if (step) { console.log('-- ' + step.name); step(run); }
})();
