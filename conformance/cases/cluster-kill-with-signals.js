// worker.kill([signal]) in the primary is worker.process.kill(signal): nothing is waited for.
const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  const signals = [undefined, 'SIGINT', 'SIGKILL', 9, 'SIGHUP', 'sigterm', null, 0, ''];
  const wrong = ['SIGNONE', 1000, {}, true];
  (function next() {
    if (signals.length === 0) return;
    const signal = signals.shift();
    const w = cluster.fork();
    w.on('listening', ({ port }) => {
      net.connect(port, '127.0.0.1').on('error', () => {}).on('data', () => { // a connection that nobody ends
        for (const s of wrong.splice(0)) {
          try { console.log(w.kill(s)); } catch (e) { console.log(e.name, e.code, e.message); }
        }
        const f = signals.length % 2 ? 'kill' : 'destroy';
        console.log(f, signal, w[f](signal), w.exitedAfterDisconnect, w.isDead(), w.process.killed);
      });
    });
    w.on('exit', (code, sig) => {
      console.log(' ', code, sig, w.exitedAfterDisconnect, w.kill(), w.process.kill());
      next();
    });
  })();
} else {
  net.createServer((c) => c.write('hello')).listen(0, '127.0.0.1');
}
