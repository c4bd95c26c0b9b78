// The page's example of isDead: a worker kills itself by a request.
const cluster = require('cluster');
const http = require('http');
if (cluster.isPrimary) {
  for (let i = 0; i < 2; i++) cluster.fork();
  cluster.on('fork', (worker) => console.log('worker is dead:', worker.isDead()));
  cluster.on('exit', (worker, code, signal) => {
    console.log('worker is dead:', worker.isDead(), code, signal, worker.exitedAfterDisconnect);
    ask();
  });
  let up = 0;
  let port;
  const ask = () => http.get({ port, host: '127.0.0.1', agent: false }, (res) => res.resume()).on('error', (e) => console.log(e.code));
  cluster.on('listening', (w, a) => { port = a.port; if (++up === 2) ask(); });
} else {
  http.createServer((req, res) => {
    res.writeHead(200);
    res.end(`Current process\n ${process.pid}`);
    process.kill(process.pid);
  }).listen(0, '127.0.0.1');
}
