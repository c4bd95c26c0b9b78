// ipv6
const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  const wanted = { v4: [0, '127.0.0.1'], v6: [0, '::1'], any: [0], any6: [{ port: 0, host: '::' }], unix: [process.env.CASE_TMP + '/s'], name: [{ port: 0, host: 'localhost', family: 4 }] };
  const names = Object.keys(wanted);
  (function next() {
    const name = names.shift();
    if (!name) return;
    cluster.fork({ LISTEN: JSON.stringify(wanted[name]) }).on('listening', function (a) {
      console.log(name, Object.keys(a), a.addressType, typeof a.address === 'string' ? a.address.replace(process.env.CASE_TMP, '<tmp>') : a.address, typeof a.port === 'number' ? a.port > 0 : a.port, a.fd);
    }).on('message', (m) => console.log(' ', m)).on('exit', next);
  })();
} else {
  const server = net.createServer().listen(...JSON.parse(process.env.LISTEN), () => {
    const a = server.address();
    process.send(typeof a === 'string' ? a.replace(process.env.CASE_TMP, '<tmp>') : [a.address, a.family, a.port > 0], () => cluster.worker.disconnect());
  });
}
