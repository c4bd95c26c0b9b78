// A worker that is told to disconnect leaves by itself, whatever it has come to by then.
'use strict';
const cluster = require('cluster');
const net = require('net');

if (cluster.isWorker) {
  net.createServer().listen(0, '127.0.0.1');
  return;
}
const lines = [];
for (const when of ['at once', 'in a tick', 'fork', 'online', 'listening']) {
  const worker = cluster.fork();
  const leave = () => worker.disconnect();
  if (when === 'at once') leave();
  else if (when === 'in a tick') process.nextTick(leave);
  else if (when === 'fork') cluster.on('fork', (w) => { if (w === worker) leave(); });
  else worker.on(when, leave);
  const events = [];
  for (const name of ['online', 'disconnect', 'error']) worker.on(name, () => events.push(name));
  // 'disconnect' and 'exit' may come in either order.
  worker.on('exit', (...end) => lines.push(() => [when, ...events, ...end, worker.exitedAfterDisconnect].join(' ')));
}
process.on('exit', () => console.log(lines.map((line) => line()).sort().join('\n')));
