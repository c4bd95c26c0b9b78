// An address of each worker's own: made of its id, as the page advises for ports.
const cluster = require('cluster');
const net = require('net');
const path = (id) => `${process.env.CASE_TMP}/${id}`;
if (cluster.isPrimary) {
  const seen = [];
  cluster.on('listening', (w, a) => {
    net.connect(a.address).on('data', (d) => {
      seen.push(`${w.id} ${a.address === path(w.id)} ${d}`);
      if (seen.length < 2) return;
      console.log(seen.sort());
      cluster.disconnect();
    });
  });
  cluster.fork();
  cluster.fork();
} else {
  net.createServer((c) => c.end(`served by ${cluster.worker.id}`)).listen(path(cluster.worker.id));
}
