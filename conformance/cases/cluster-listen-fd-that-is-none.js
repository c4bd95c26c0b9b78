const cluster = require('cluster');
if (cluster.isPrimary) {
  cluster.fork().on('message', (m) => console.log(m)).on('listening', () => console.log('listening'));
} else {
  const report = (then) => (e) => {
    process.send([e.message, e.code, e.errno, e.syscall, String(e.address), 'port' in e].join());
    then();
  };
  require('net').createServer().listen({ fd: 999 }).on('error', report(() => {
    require('dgram').createSocket('udp4').on('error', report(() => process.disconnect())).bind({ fd: 999 });
  }));
}
