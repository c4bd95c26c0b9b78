const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  let closed = false;
  const w = cluster.fork();
  w.on('listening', ({ port }) => {
    const c = net.connect(port, '127.0.0.1');
    c.on('data', (d) => {
      console.log('data', String(d));
      if (String(d) === 'welcome') w.disconnect();
    });
    c.on('close', () => { closed = true; }); // on another descriptor than 'disconnect': either may be first
    w.on('message', (m) => {
      console.log(m, w.isConnected());
      net.connect(port, '127.0.0.1').on('error', (e) => { console.log('another', e.code); c.write('bye'); });
    });
  });
  w.on('disconnect', () => console.log('disconnect'));
  w.on('exit', (code) => console.log('exit', code, closed));
} else {
  const s = net.createServer((c) => {
    c.write('welcome');
    c.on('data', (d) => c.end('echo ' + d));
    // There is no event for being told to go; the server no longer listens then.
    const t = setInterval(() => { if (!s.listening) { clearInterval(t); process.send('told'); } }, 1);
  }).listen(0, '127.0.0.1');
}
