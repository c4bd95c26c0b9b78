// What process._getActiveHandles, _getActiveRequests and getActiveResourcesInfo list: sockets,
// servers, children, datagram sockets, timers and requests under way.
'use strict';
const net = require('net'), http = require('http'), dgram = require('dgram');
const { spawn, fork } = require('child_process');
const fs = require('fs'), dns = require('dns');

if (process.argv[2] === 'child') return process.send('up');

const mine = (o) => ![process.stdout, process.stderr, process.stdin].includes(o);
const handles = () => process._getActiveHandles().filter(mine);
const names = () => handles().map((h) => h.constructor.name).sort();
const requests = () => process._getActiveRequests().map((r) => r.constructor.name).sort();
const std = process._getActiveHandles().length;
const info = () => process.getActiveResourcesInfo().slice().sort().slice(0, 20);
const count = (name) => info().filter((n) => n === name).length;
const later = (f) => setImmediate(() => setImmediate(f)); // when what was closed has closed
const show = (label) => console.log(label, names(), requests());

show('start');
const t = setTimeout(() => {}, 1e5), u = setTimeout(() => {}, 1e5).unref(), i = setInterval(() => {}, 1e5), m = setImmediate(() => {});
console.log('timers', count('Timeout'), count('Immediate'));
clearTimeout(t); clearTimeout(u); clearInterval(i); clearImmediate(m);
console.log('cleared', count('Timeout'), count('Immediate'));

const w = fs.watch(__dirname);
console.log(names(), handles().includes(w), count('FSEventWrap'));
w.unref();
show('unref');
w.close();

fs.stat('/', () => {});
fs.promises.stat('/').then(() => {});
dns.lookup('localhost', () => {});
dns.lookupService('127.0.0.1', 1, () => setTimeout(tcp, 20));
show('requests');
console.log(['FSReqCallback', 'FSReqPromise', 'GetAddrInfoReqWrap', 'GetNameInfoReqWrap'].map(count));

function tcp() {
  const server = net.createServer();
  show('not listening');
  server.listen(0, '127.0.0.1', () => {
    show('listening');
    console.log(handles().includes(server), count('TCPServerWrap'));
    server.unref();
    show('unref');
    server.ref();
    let both = 0;
    const next = () => ++both === 2 && connected(server, client, accepted);
    let accepted;
    server.on('connection', (c) => { accepted = c; next(); });
    const client = net.connect(server.address().port, '127.0.0.1', next);
    process.nextTick(() => console.log('connecting', names(), requests(), count('ConnectWrap')));
  });
}

function connected(server, client, accepted) {
  setImmediate(() => {
    show('connected');
    console.log(handles().includes(client), handles().includes(accepted), count('TCPSocketWrap'));
    client.unref();
    show('client unref');
    accepted.on('close', () => later(() => {
      show('closed');
      server.close(() => later(pipe));
    })).resume();
    client.destroy();
  });
}

function pipe() {
  const path = require('path').join(process.env.CASE_TMP, 's');
  const server = net.createServer().listen(path, () => {
    console.log('pipe', names(), count('PipeWrap') - std);
    server.close(() => later(udp));
  });
}

function udp() {
  const d = dgram.createSocket('udp4');
  d.bind(0, '127.0.0.1', () => {
    show('bound');
    console.log(handles().includes(d), count('UDPWrap'));
    d.unref();
    show('unref');
    d.close(() => later(children));
  });
}

function children() {
  const c = spawn('cat', { stdio: ['pipe', 'pipe', 'inherit'] });
  show('spawned');
  console.log([c, c.stdin, c.stdout].map((o) => handles().includes(o)), count('ProcessWrap'), count('PipeWrap') - std);
  c.stdin.end();
  c.stdout.resume();
  c.on('close', () => later(() => {
    show('gone');
    const w = fork(__filename, ['child']);
    console.log(names(), handles().includes(w));
    w.on('message', () => w.disconnect());
    w.on('exit', () => later(web));
  }));
}

function web() {
  show('web');
  const server = http.createServer((req, res) => {
    console.log(names(), handles().includes(req.socket), handles().includes(server));
    res.end('x');
  }).listen(0, '127.0.0.1', () => {
    const req = http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, (res) => {
      console.log(names(), handles().includes(res.socket), handles().includes(req.socket));
      res.resume().on('close', () => server.close(() => later(timers)));
    });
  });
}

function timers() {
  show('end');
  setTimeout(() => {
    console.log('in its own callback', count('Timeout'));
    const t = setTimeout(() => {
      console.log(count('Timeout'));
      t.refresh();
      console.log('started again', count('Timeout'));
      clearTimeout(t);
      console.log('cleared', count('Timeout'));
    }, 1);
    setTimeout(() => console.log('unref', count('Timeout')), 30).unref();
    const i = setInterval(() => {
      console.log('interval', count('Timeout'));
      clearInterval(i);
      console.log('cleared', count('Timeout'));
      setImmediate(() => console.log('immediate', count('Immediate'), count('Timeout')));
    }, 40);
  }, 1);
}
