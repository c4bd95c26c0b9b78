const cluster = require('cluster');
const http = require('http');
if (cluster.isPrimary) {
  const { exchange } = require('../lib/raw');
  let up = 0;
  const seen = { 1: 0, 2: 0 };
  cluster.on('listening', (w, { port }) => {
    if (++up < 2) return;
    (function ask(n) {
      exchange(port, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', (answer) => {
        seen[/worker (\d)/.exec(answer)[1]]++;
        if (n > 1) return ask(n - 1);
        console.log(seen);
        cluster.disconnect();
      });
    })(10);
  });
  cluster.fork(); cluster.fork();
} else http.createServer((req, res) => res.end(`worker ${cluster.worker.id}`)).listen(0, '127.0.0.1');
