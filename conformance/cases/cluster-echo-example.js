// The page's examples of send, 'message' and a shutdown with a time limit, brought to an end.
const cluster = require('cluster');
if (cluster.isPrimary) {
  const worker = cluster.fork();
  let timeout;
  worker.send('hi there');
  worker.on('message', (m) => console.log(m));
  worker.on('listening', (address) => {
    worker.send('shutdown');
    worker.disconnect();
    timeout = setTimeout(() => worker.kill(), 10000);
  });
  worker.on('disconnect', () => { clearTimeout(timeout); console.log('disconnect'); });
  worker.on('exit', (code, signal) => {
    if (signal) console.log(`worker was killed by signal: ${signal}`);
    else if (code !== 0) console.log(`worker exited with error code: ${code}`);
    else console.log('worker success!');
  });
} else if (cluster.isWorker) {
  const net = require('net');
  const open = new Set();
  const server = net.createServer((socket) => { open.add(socket); });
  process.on('message', (msg) => {
    process.send(msg);
    if (msg === 'hi there') server.listen(0, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1').on('error', () => {}));
    if (msg === 'shutdown') {
      server.once('connection', (s) => s.destroy());
      for (const s of open) s.destroy();
    }
  });
}
