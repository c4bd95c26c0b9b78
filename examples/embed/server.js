// Two workers serve greetings; the primary asks each once, then lets them go.
const cluster = require('cluster');
const http = require('http');
const greet = require('greet'); // written in Go, see main.go

if (cluster.isPrimary) {
  const served = new Set();
  const ask = (port) => http.get({ port, agent: false, path: '/gopher' }, (res) => {
    let body = '';
    res.on('data', (chunk) => { body += chunk; });
    res.on('end', () => {
      served.add(res.headers['x-worker']);
      console.log(`worker ${res.headers['x-worker']}: ${body}`);
      if (served.size < 2) ask(port);
      else cluster.disconnect(() => console.log('done'));
    });
  });
  let listening = 0;
  cluster.on('listening', (worker, address) => { if (++listening === 2) ask(address.port); });
  cluster.fork();
  cluster.fork();
} else {
  http.createServer((req, res) => {
    res.setHeader('X-Worker', cluster.worker.id);
    res.end(greet.hello(req.url.slice(1)));
  }).listen(0);
}
