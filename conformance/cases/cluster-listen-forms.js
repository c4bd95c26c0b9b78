// Where a worker may listen, and what 'listening' tells of it.
// ipv6
'use strict';
const cluster = require('cluster');
const dgram = require('dgram');
const net = require('net');
const path = require('path');

const forms = {
  port: [0],
  host: [0, '127.0.0.1'],
  'host of six': [0, '::1'],
  name: [{ port: 0, host: 'localhost', backlog: 3 }],
  exclusive: [{ port: 0, host: '127.0.0.1', exclusive: true }],
  'only six': [{ port: 0, host: '::', ipv6Only: true }],
  path: [path.join(process.env.CASE_TMP, 'socket')],
  'no host of ours': [0, '192.0.2.1'],
  'no descriptor': [{ fd: 9999 }],
  'udp4': [{ port: 0, address: '127.0.0.1' }],
  'udp6': [0],
};
const shown = (a) => (a && a.port > 0 ? { ...a, port: 'some' } : a);

if (cluster.isPrimary) {
  const seen = [];
  const names = Object.keys(forms);
  const next = () => {
    if (names.length === 0) return;
    const name = names.shift();
    const worker = cluster.fork({ FORM: name });
    worker.on('listening', (a) => console.log(name, 'listening', shown({ ...a, address: a.address && path.basename(a.address) })));
    worker.on('message', (m) => {
      seen.push(m);
      if (!Array.isArray(m)) setImmediate(() => worker.send('close'));
    });
    worker.on('exit', (code) => {
      console.log(name, ...seen.splice(0), code);
      next();
    });
  };
  next();
} else {
  const form = process.env.FORM;
  const server = form.startsWith('udp') ? dgram.createSocket(form) : net.createServer();
  server.on('error', (e) => process.send([e.code, e.syscall], () => process.disconnect()));
  server.on('listening', () => {
    const a = server.address();
    process.send(typeof a === 'string' ? path.basename(a) : shown(a));
  });
  process.on('message', () => server.close(() => process.disconnect()));
  (server.listen || server.bind).apply(server, forms[form]);
}
