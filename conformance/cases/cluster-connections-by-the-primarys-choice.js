// A primary that chooses itself: it accepts, and sends each socket to a worker, whose http
// server takes it by 'connection'.
const cluster = require('cluster');
const http = require('http');
const net = require('net');
if (cluster.isPrimary) {
  const workers = [cluster.fork(), cluster.fork()];
  let up = 0;
  let turn = 0;
  const front = net.createServer({ pauseOnConnect: true }, (c) => workers[turn++ % 2].send('take', c));
  cluster.on('listening', () => { if (++up === 2) front.listen(0, '127.0.0.1', ask); });
  cluster.on('exit', (w, code) => console.log('exit', code));
  const ask = async () => {
    const { port } = front.address();
    const request = (options, body) => new Promise((resolve) => {
      const r = http.request({ port, host: '127.0.0.1', ...options }, (res) => {
        let s = '';
        res.on('data', (d) => { s += d; }).on('end', () => resolve(`${res.statusCode} ${res.headers.connection} ${s}`));
      });
      r.on('error', (e) => resolve(e.code));
      r.end(body);
    });
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    console.log(await request({ agent: false, path: '/a' }));
    console.log(await request({ agent: false, path: '/b', method: 'POST' }, 'x'.repeat(300000)));
    for (let i = 0; i < 3; i++) console.log(await request({ agent, path: `/kept/${i}`, method: 'POST' }, `y${i}`));
    agent.destroy();
    front.close();
    cluster.disconnect(() => console.log('all gone'));
  };
} else {
  const server = http.createServer((req, res) => {
    let n = 0;
    req.on('data', (d) => { n += d.length; }).on('end', () => res.end(`${cluster.worker.id} ${req.method} ${req.url} ${n}`));
  }).listen(0, '127.0.0.1');
  process.on('message', (m, socket) => {
    server.emit('connection', socket);
    socket.resume();
  });
}
