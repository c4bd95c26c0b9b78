// 'listening' on cluster comes after the server's own, for each listen.
// ipv6
const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  const w = cluster.fork();
  w.on('message', (m) => console.log(m));
  w.on('listening', (a) => {
    console.log('listening', a.addressType, a.port > 0, w.state);
    w.send('next');
  });
  w.on('exit', (code) => console.log('exit', code));
} else {
  const addresses = [[0, '127.0.0.1'], [0, '::1'], [process.env.CASE_TMP + '/s']];
  const next = () => {
    const where = addresses.shift();
    if (!where) return cluster.worker.disconnect();
    const server = net.createServer();
    server.on('listening', () => process.send(`server ${cluster.worker.state}`));
    server.listen(...where);
    process.send(`listen ${server.listening} ${String(server.address()).replace(process.env.CASE_TMP, '')}`);
  };
  process.on('message', next);
  next();
}
