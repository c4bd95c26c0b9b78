// server.listen(handle) in a worker is a matter of the worker's: the primary is not asked.
const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  const w = cluster.fork();
  cluster.on('listening', (w, a) => console.log('listening', a.address, a.addressType, a.fd));
  w.process.on('internalMessage', (m) => { if (m.act) console.log(m.act); });
  const own = net.createServer().listen(0, '127.0.0.1', () => w.send('handle', own._handle));
  w.on('message', () => {
    const port = own.address().port;
    own.close();
    net.connect(port, '127.0.0.1').setEncoding('utf8').on('data', (d) => console.log(d)).on('close', () => w.disconnect());
  });
  w.on('exit', (code) => console.log('exit', code));
} else {
  process.on('message', (m, handle) => {
    const server = net.createServer((s) => s.end(`on ${m}`));
    process.on('disconnect', () => server.close()); // worker.disconnect() knows nothing of it
    server.listen(handle, () => process.send(typeof server.address().port));
  });
}
