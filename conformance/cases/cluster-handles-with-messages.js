// A message may bring a handle, to the worker and to cluster.
const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  const w = cluster.fork();
  const names = (h) => (h === undefined ? 'undefined' : h.constructor.name);
  cluster.on('message', (worker, m, handle) => console.log('cluster', worker === w, m, names(handle)));
  w.on('message', (m, handle) => {
    console.log('worker', m, names(handle));
    if (m === 'socket back') handle.end('from the primary');
    if (m === 'server') {
      const { port } = handle.address();
      handle.close(() => net.connect(port, '127.0.0.1').on('error', (e) => console.log(e.code)).on('data', (d) => console.log(String(d))).on('close', () => w.disconnect()));
    }
  });
  w.process.on('message', (m, handle) => console.log('process', m, names(handle)));
  const server = net.createServer((c) => {
    console.log(w.send('socket', c, { keepOpen: false }, (e) => console.log('sent', e)));
    server.close();
  }).listen(0, '127.0.0.1', () => {
    net.connect(server.address().port, '127.0.0.1').setEncoding('utf8').on('data', (d) => console.log('client', d)).on('close', () => w.send('now a server'));
  });
} else {
  process.on('message', (m, handle) => {
    if (handle) return process.send('socket back', handle);
    process.on('disconnect', () => s.close());
    const s = net.createServer((c) => c.end('from the worker')).listen({ port: 0, host: '127.0.0.1', exclusive: true }, () => process.send('server', s));
  });
}
