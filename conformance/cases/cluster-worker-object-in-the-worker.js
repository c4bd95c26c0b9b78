const cluster = require('cluster');
if (cluster.isPrimary) cluster.fork().on('message', (m) => console.log(m));
else {
  const w = cluster.worker;
  process.send([w.id, w.process === process, w.isDead(), w.isConnected(), String(w.exitedAfterDisconnect), w.state, w instanceof cluster.Worker, process.env.NODE_UNIQUE_ID === undefined, process.env.NODE_CHANNEL_FD === undefined, process.connected].join(' '), () => w.disconnect());
}
