const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  const blocker = net.createServer().listen(0, '127.0.0.1', () => {
    cluster.fork({ PORT: blocker.address().port }).on('message', (m) => console.log(m)).on('exit', (code) => { console.log('exit', code); blocker.close(); });
  });
  cluster.on('listening', () => console.log('never'));
} else {
  const server = net.createServer();
  server.on('error', (e) => process.send([e.name, e.code, e.errno, e.syscall, e.address, e.port === Number(process.env.PORT), e.message.replace(process.env.PORT, 'PORT')], () => process.disconnect()));
  server.listen(process.env.PORT, '127.0.0.1');
}
