// What a PerformanceObserver of 'net' and 'dns' is told: of what succeeded, and asked somebody.
const net = require('net'), dns = require('dns');
const { PerformanceObserver } = require('perf_hooks');
const { start } = require('../lib/nameserver');
let port;
const observer = new PerformanceObserver((list) => {
  for (const e of list.getEntries()) console.log(e.name, e.entryType, e.duration >= 0, JSON.stringify(e.detail).replace(port, '"PORT"'), e.constructor.name);
});
observer.observe({ entryTypes: ['net', 'dns'] });
const zone = { 'a.test': { A: [['1.2.3.4']], MX: [[1, 'x.test']] }, '7.2.0.192.in-addr.arpa': { PTR: [['one.test']] } };
const connect = (...args) => new Promise((resolve) => net.connect(...args).on('error', () => {}).on('close', resolve).resume());
const server = net.createServer((s) => s.end()).listen(0, '127.0.0.1', () => start(zone, async (address, close) => {
  ({ port } = server.address());
  await connect(port, '127.0.0.1');
  await connect(port, 'localhost');
  await connect(1, '127.0.0.1');
  const path = '\0case-perf-' + process.pid;
  const pipe = net.createServer((s) => s.end()).listen(path);
  await connect(path);
  await new Promise((resolve) => dns.lookup('localhost', { family: 4 }, resolve));
  await dns.promises.lookup('localhost', { family: 4, all: true, verbatim: false });
  await dns.promises.lookup('127.0.0.1');
  await dns.promises.lookupService('127.0.0.1', 22);
  const r = new dns.promises.Resolver();
  r.setServers([address]);
  await r.resolve4('a.test', { ttl: true });
  await r.resolve('a.test', 'MX');
  await r.resolve4('nowhere.test').catch(() => {});
  await r.reverse('192.0.2.7');
  server.close();
  pipe.close();
  close();
  setTimeout(() => { observer.disconnect(); net.connect(1, '127.0.0.1').on('error', () => console.log('the end')); }, 10);
}));
