// The fields of what the system refuses: which are there, in which order, and that errno has code's number.
// ipv6
const net = require('net'), util = require('util'), fs = require('fs'), { join } = require('path');
const tmp = process.env.CASE_TMP;
let port;
const show = (what, e) => {
  const hide = (v) => String(v).replaceAll(tmp, 'TMP').replaceAll(port, 'PORT');
  console.log(what, '|', hide(e.message), '|', Object.keys(e).map((k) => k + '=' + (k === 'errno' ? util.getSystemErrorName(e.errno) === e.code && e.errno < 0 : hide(e[k]))).join(', '), e instanceof Error, e.name);
};
const connect = (what, ...args) => (next) => net.connect(...args).on('error', (e) => show(what, e)).on('close', next);
const listen = (what, ...args) => (next) => net.createServer().on('error', (e) => { show(what, e); next(); }).listen(...args);
const busy = net.createServer((s) => s.resume()).listen(0, '127.0.0.1', () => {
  ({ port } = busy.address());
  fs.writeFileSync(join(tmp, 'file'), '');
  const steps = [
    connect('nobody there', { port: 1, host: '127.0.0.1' }),
    connect('nobody there, IPv6', { port: 1, host: '::1' }),
    connect('local address of nobody', { port, host: '127.0.0.1', localAddress: '203.0.113.7' }),
    connect('local port in use', { port: 1, host: '127.0.0.1', localAddress: '127.0.0.1', localPort: port }),
    connect('no such path', join(tmp, 'none')),
    connect('a file', join(tmp, 'file')),
    connect('below a file', join(tmp, 'file', 'x')),
    connect('a directory', tmp),
    connect('broadcast', { port: 9, host: '255.255.255.255' }),
    listen('port in use', port, '127.0.0.1'),
    listen('address of nobody', 0, '203.0.113.7'),
    listen('path in use', join(tmp, 'file')),
    listen('no such directory', join(tmp, 'no', 'dir')),
    listen('below a file', join(tmp, 'file', 'x')),
    listen('no such descriptor', { fd: 9999 }),
    (next) => busy.close(next),
  ];
  (function next() { const f = steps.shift(); if (f) f(next); })();
});
