// listen(handle): a bound handle, a server, an object with _handle or fd; the address is the handle's.
const net = require('net'), { join } = require('path');
const steps = [
  (next) => {
    const handle = net._createServerHandle('127.0.0.1', 0, 4);
    serve(net.createServer().listen(handle, 5), next);
  },
  (next) => {
    const handle = net._createServerHandle('127.0.0.1', 0, 4);
    serve(net.createServer().listen({ handle }), next);
  },
  (next) => {
    const _handle = net._createServerHandle('127.0.0.1', 0, 4);
    serve(net.createServer().listen({ _handle, path: 'ignored' }), next);
  },
  (next) => {
    const first = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = first.address();
      const second = net.createServer().listen(first, () => { console.log('the same port', second.address().port === port); second.close(); first.close(next); });
    });
  },
  (next) => {
    const handle = net._createServerHandle('127.0.0.1', 0, 4);
    serve(net.createServer().listen({ fd: handle.fd }), next);
  },
  (next) => {
    const handle = net._createServerHandle(join(process.env.CASE_TMP, 's'), -1, -1);
    serve(net.createServer().listen(handle), next, () => join(process.env.CASE_TMP, 's'));
  },
];
function serve(server, next, path) {
  server.on('connection', (s) => s.end('served'));
  server.on('listening', () => {
    const a = server.address();
    console.log('listens', typeof a, a && a.address, server.listening);
    net.connect(path ? path() : a.port).setEncoding('utf8').on('data', (d) => console.log(d)).on('close', () => server.close(next));
  });
}
(function next() { const f = steps.shift(); if (f) f(next); })();
