// After one worker has closed its server the others accept; when none is left, what is
// open is cut and the port refuses.
const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  let port;
  let up = 0;
  const ask = (n, then, got = new Set()) => {
    if (n === 0) return then([...got]);
    net.connect(port, '127.0.0.1', function() { this.write('who'); }).on('data', (d) => got.add(String(d))).on('close', () => ask(n - 1, then, got));
  };
  cluster.on('listening', (w, a) => {
    port = a.port;
    if (++up < 2) return;
    cluster.workers[1].send('close');
  });
  cluster.on('message', () => ask(4, (got) => {
    console.log('served by', got);
    const idle = net.connect(port, '127.0.0.1', () => idle.write('stay'));
    idle.once('data', () => cluster.workers[2].process.kill('SIGKILL'));
    idle.on('error', (e) => console.log(e.code));
    idle.on('close', ended);
  }));
  let ends = 0; // of the connection and of its worker, in no order
  const ended = () => {
    if (++ends === 2) net.connect(port, '127.0.0.1').on('error', (e) => { console.log(e.code); cluster.disconnect(); });
  };
  cluster.on('exit', (w, code, signal) => {
    if (w.id === 2) ended();
    else console.log('exit', code, signal);
  });
  cluster.fork();
  cluster.fork();
} else {
  const server = net.createServer((c) => {
    c.on('error', () => {});
    c.on('data', (d) => (String(d) === 'stay' ? c.write('stays') : c.end(String(cluster.worker.id))));
  }).listen(0, '127.0.0.1');
  process.on('message', () => server.close(() => process.send('closed')));
}
