// The page's example of cluster.disconnect: a request shuts all down.
const cluster = require('cluster');
const http = require('http');
if (cluster.isPrimary) {
  const worker = cluster.fork();
  worker.on('message', (msg) => {
    if (msg === 'shutdown') cluster.disconnect(() => console.log('All workers killed'));
  });
  worker.on('listening', ({ port }) => {
    http.get({ port, host: '127.0.0.1', agent: false }, (res) => {
      res.setEncoding('utf8').on('data', (d) => console.log(d.replace(worker.process.pid, 'PID')));
    });
  });
  process.on('exit', () => console.log(Object.keys(cluster.workers)));
} else {
  const server = http.createServer((req, res) => {
    process.send('shutdown');
    res.writeHead(200);
    res.end(`Hello World from worker: ${process.pid}`);
  });
  server.listen(0, '127.0.0.1');
}
