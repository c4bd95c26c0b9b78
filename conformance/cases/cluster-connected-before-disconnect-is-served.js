// Who has connected before the worker is told to leave is served by it.
'use strict';
const cluster = require('cluster');
const net = require('net');

if (cluster.isWorker) {
  net.createServer((socket) => socket.end('served')).listen(0, '127.0.0.1');
  return;
}

const seen = {};
const note = (what) => { seen[what] = (seen[what] || 0) + 1; };
function round(n) {
  if (n === 0) {
    console.log(seen);
    return;
  }
  const worker = cluster.fork();
  worker.on('listening', ({ port }) => {
    const client = net.connect(port, '127.0.0.1', () => worker.disconnect());
    client.on('data', (data) => note(String(data)));
    client.on('error', (e) => note(e.code));
  });
  worker.on('exit', () => round(n - 1));
}
round(10);
