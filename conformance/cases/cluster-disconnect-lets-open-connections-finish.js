const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  const w = cluster.fork();
  const log = [];
  // The end of the connection and that of the channel are two sockets: no order between them.
  w.on('disconnect', () => log.push('disconnect'));
  process.on('exit', () => console.log(log[0], log.slice(1).sort()));
  w.on('listening', ({ port }) => {
    const c = net.connect(port, '127.0.0.1').setEncoding('utf8');
    c.once('data', () => { w.disconnect(); w.send('disconnected'); });
    w.on('message', () => { log.push('still talking'); c.end('bye'); });
    c.on('close', () => log.push('connection closed'));
  });
} else {
  process.on('message', () => {});
  net.createServer((s) => {
    s.write('hello');
    s.resume();
    (function wait() { if (cluster.worker.exitedAfterDisconnect) process.send('got it'); else setImmediate(wait); })();
  }).listen(0, '127.0.0.1');
}
