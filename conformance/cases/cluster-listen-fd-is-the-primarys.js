// server.listen({fd}) in a worker means the primary's descriptor.
const cluster = require('cluster');
const net = require('net');
const { spawn } = require('child_process');
if (process.argv[2] === undefined && cluster.isPrimary) {
  const s = net.createServer().listen(0, '127.0.0.1', () => {
    spawn(process.execPath, [__filename, s.address().port], { stdio: ['inherit', 'inherit', 'inherit', s._handle] })
      .on('exit', (code) => console.log('primary exits', code));
    s.close();
  });
} else if (cluster.isPrimary) {
  const port = Number(process.argv[2]);
  let listening = 0;
  cluster.on('listening', (w, a) => {
    console.log(a.addressType, a.address, a.port === port, a.fd);
    if (++listening === 2) ask(4);
  });
  const seen = new Set();
  const ask = (n) => net.connect(port, '127.0.0.1').on('data', (d) => seen.add(String(d))).on('close', () => {
    if (n > 1) return ask(n - 1);
    console.log([...seen].sort().join());
    cluster.disconnect(() => console.log('all gone'));
  });
  cluster.fork();
  cluster.fork();
} else {
  net.createServer((c) => c.end('1')).listen({ fd: 3 });
}
