// The time from fork() to 'listening', a few times over: "took MILLISECONDS" on each line.
const cluster = require('cluster');
const http = require('http');
if (cluster.isPrimary) {
  let left = Number(process.argv[2]);
  (function again() {
    if (left-- === 0) return;
    const start = process.hrtime();
    const worker = cluster.fork();
    worker.on('listening', () => {
      const [s, ns] = process.hrtime(start);
      console.log('took ' + (s * 1e3 + ns / 1e6));
      worker.process.kill('SIGKILL');
    });
    worker.on('exit', again);
  })();
} else {
  http.createServer(() => {}).listen(0, '127.0.0.1');
}
