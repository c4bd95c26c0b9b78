// A port of each worker's own: made of its id, as the page advises.
const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  const probe = net.createServer().listen(0, '127.0.0.1', () => {
    const base = probe.address().port;
    const ports = [];
    cluster.on('listening', (w, a) => {
      ports.push(a.port - base);
      if (ports.length === 2) { console.log(ports.sort()); cluster.disconnect(); probe.close(); }
    });
    cluster.on('message', (w, code) => { console.log(code); cluster.disconnect(); probe.close(); });
    cluster.fork({ BASE: base });
    cluster.fork({ BASE: base });
  });
} else {
  net.createServer().on('error', (e) => process.send(e.code)).listen(Number(process.env.BASE) + cluster.worker.id, '127.0.0.1');
}
