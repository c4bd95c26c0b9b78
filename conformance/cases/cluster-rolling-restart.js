// Workers are replaced one by one while clients ask: every request is answered.
const cluster = require('cluster');
const http = require('http');
if (cluster.isPrimary) {
  let port;
  let up = 0;
  let done = false;
  let asking = 3;
  let served = 0;
  const ask = () => {
    if (done) {
      if (--asking === 0) cluster.disconnect();
      return;
    }
    http.get({ port, host: '127.0.0.1', agent: false }, (res) => {
      res.resume().on('end', () => { served++; setImmediate(ask); });
    }).on('error', (e) => { console.log(e.code); setImmediate(ask); });
  };
  const event = (w, name) => new Promise((resolve) => w.once(name, (...args) => resolve(args)));
  const replaceAll = async () => {
    for (const old of Object.values(cluster.workers)) {
      await event(cluster.fork(), 'listening');
      old.disconnect();
      console.log('exit', ...await event(old, 'exit'), old.exitedAfterDisconnect);
    }
  };
  cluster.on('listening', async (w, a) => {
    if (++up !== 2) return;
    ({ port } = a);
    for (let i = 0; i < asking; i++) ask();
    await replaceAll();
    await replaceAll();
    done = true;
    console.log(served > 3, Object.keys(cluster.workers));
  });
  cluster.fork();
  cluster.fork();
} else {
  http.createServer((req, res) => setImmediate(() => res.end('x'))).listen(0, '127.0.0.1');
}
