// A worker that leaves closes its servers in the order in which they came to listen.
const cluster = require('cluster');
const dgram = require('dgram');
const http = require('http');
const net = require('net');
if (cluster.isPrimary) {
  const log = [];
  cluster.fork().on('message', function (m) {
    if (m === 'ready') this.disconnect();
    else log.push(m);
  }).on('exit', () => console.log(log.join(' ')));
} else {
  const kinds = ['net', 'udp', 'http', 'net', 'udp', 'http', 'net', 'net'];
  const open = (i) => {
    const kind = kinds[i];
    const next = () => (i + 1 < kinds.length ? open(i + 1) : process.send('ready'));
    const s = kind === 'net' ? net.createServer() : kind === 'http' ? http.createServer() : dgram.createSocket('udp4');
    s.on('close', () => process.send(kind + i));
    if (kind === 'udp') s.bind(0, '127.0.0.1', next);
    else s.listen(0, '127.0.0.1', next);
  };
  open(0);
}
