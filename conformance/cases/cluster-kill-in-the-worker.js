// worker.kill(signal) in the worker closes the channel and exits with 0, whatever is open.
const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  const ways = ['kill', 'destroy', 'kill SIGKILL', 'kill SIGUSR1'];
  (function next() {
    const how = ways.shift();
    if (!how) return;
    const w = cluster.fork({ HOW: how });
    const log = [];
    w.on('listening', ({ port }) => net.connect(port, '127.0.0.1').on('error', () => {}));
    w.on('disconnect', () => log.push('disconnect', w.exitedAfterDisconnect));
    w.on('message', (m) => log.push(...m));
    w.on('exit', (code, signal) => {
      console.log(how, code, signal, w.exitedAfterDisconnect, ...log);
      next();
    });
  })();
} else {
  const { worker } = cluster;
  const [name, signal] = process.env.HOW.split(' ');
  setInterval(() => {}, 1000);
  net.createServer(() => {
    const r = worker[name](signal);
    process.send([String(r), worker.exitedAfterDisconnect, worker.state, worker.isConnected()]);
  }).listen(0, '127.0.0.1');
}
