// In which resource the callbacks of servers, sockets, children and requests run, and which
// made it; the resources that come into being on the way.
'use strict';
const ah = require('async_hooks');
void [process.stdin, process.stdout, process.stderr]; // before anybody counts
const types = new Map([[0, 'none'], [1, 'main']]), seen = {};
const ours = /^(TCP|PIPE|UDP|PROCESS|HTTP|SHUTDOWN|FSREQ|GETADDR)/;
ah.createHook({
  init(id, type) {
    types.set(id, type);
    if (ours.test(type)) seen[type] = (seen[type] || 0) + 1;
  },
}).enable();
const told = []; // both ends of a connection may come first
const me = (label) => told.push(`${label} ${types.get(ah.executionAsyncId())} ${types.get(ah.triggerAsyncId())}`);
const made = () => {
  console.log(told.splice(0).sort().join('\n'));
  console.log(Object.keys(seen).sort().map((t) => `${t} ${seen[t]}`));
  for (const t in seen) delete seen[t];
};

function tcp(next) {
  const net = require('net');
  let left = 2;
  const done = () => { if (--left === 0) server.close(() => { me('server closed'); made(); next(); }); };
  const server = net.createServer((c) => {
    me('connection');
    c.on('data', () => { me('server data'); c.end('bye'); });
    c.on('close', () => { me('server side closed'); done(); });
  });
  server.listen(0, '127.0.0.1', () => {
    me('listening');
    const c = net.connect(server.address().port, '127.0.0.1', () => { me('connect'); c.write('hi'); });
    c.on('data', () => me('client data'));
    c.on('close', () => { me('client closed'); done(); });
  });
}

function pipe(next) {
  const net = require('net'), path = require('path').join(process.env.CASE_TMP, 's');
  const server = net.createServer((c) => { me('connection'); c.end(); }).listen(path, () => {
    me('listening');
    const c = net.connect(path, () => me('connect')).resume();
    c.on('close', () => { me('closed'); server.close(() => { made(); next(); }); });
  });
}

function udp(next) {
  const d = require('dgram').createSocket('udp4');
  d.bind(0, '127.0.0.1', () => { me('bound'); d.send('x', d.address().port, '127.0.0.1'); });
  d.on('message', () => { me('message'); d.close(() => { made(); next(); }); });
}

function child(next) {
  const c = require('child_process').spawn('echo', ['x']);
  c.stdout.on('data', () => me('data'));
  c.on('exit', () => me('exit'));
  c.on('close', () => { made(); next(); });
}

function http(next) {
  const h = require('http');
  const server = h.createServer((req, res) => {
    console.log('request', types.get(ah.executionAsyncId()));
    const id = ah.executionAsyncId();
    setImmediate(() => { console.log('triggered by the request', ah.triggerAsyncId() === id); res.end('x'); });
  }).listen(0, '127.0.0.1', () => {
    const req = h.get({ port: server.address().port, host: '127.0.0.1', agent: false }, (res) => {
      console.log('response', types.get(ah.executionAsyncId()));
      res.resume().on('close', () => server.close(() => { console.log(seen.HTTPINCOMINGMESSAGE, seen.HTTPCLIENTREQUEST); next(); }));
    });
    req.on('socket', () => console.log('socket', types.get(ah.executionAsyncId())));
  });
}

tcp(() => pipe(() => udp(() => child(() => http(() => {})))));
