// The runtime's own messages are to be seen at 'internalMessage'. Acknowledgements and
// envelopes of handles are left out: they belong to the channel.
const cluster = require('cluster');
const net = require('net');
const show = (m) => JSON.stringify(m, (k, v) => (k === 'seq' || k === 'ack' ? undefined : k === 'port' && v ? 'P' : v));
if (cluster.isPrimary) {
  const w = cluster.fork();
  w.process.on('internalMessage', (m) => { if (m.cmd === 'NODE_CLUSTER') console.log('primary', show(m)); });
  w.on('message', (m) => console.log(m));
  w.on('listening', ({ port }) => net.connect(port, '127.0.0.1').resume().on('close', () => w.send('go')));
} else {
  process.on('internalMessage', (m) => { if (m.act) process.send('worker ' + show(m)); });
  process.once('message', () => cluster.worker.disconnect());
  net.createServer((c) => c.end()).listen(0, '127.0.0.1');
}
