const cluster = require('cluster');
if (cluster.isPrimary) {
  const ways = ['disconnect', 'kill', 'destroy', 'process.disconnect'];
  (function next() {
    const HOW = ways.shift();
    if (!HOW) return;
    cluster.fork({ HOW }).on('exit', function (code, signal) { console.log(HOW, code, signal, this.exitedAfterDisconnect); next(); });
  })();
} else {
  const server = require('net').createServer().listen(0, '127.0.0.1', () => (process.env.HOW === 'process.disconnect' ? process.disconnect() : cluster.worker[process.env.HOW]()));
}
