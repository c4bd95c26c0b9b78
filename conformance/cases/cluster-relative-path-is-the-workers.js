const cluster = require('cluster');
const fs = require('fs');
const net = require('net');
if (cluster.isPrimary) {
  const dir = fs.realpathSync(process.env.CASE_TMP);
  fs.mkdirSync(dir + '/sub');
  process.chdir(dir);
  cluster.setupPrimary({ cwd: dir + '/sub' });
  const w = cluster.fork();
  w.on('message', (m) => console.log('server.address()', m));
  w.on('listening', (a) => {
    console.log(a.addressType, a.address.replace(dir, ''), a.port, fs.readdirSync(dir), fs.readdirSync('sub'));
    net.connect('sub/s').on('data', (d) => console.log(String(d))).on('close', () => w.disconnect());
  });
  w.on('exit', () => console.log(fs.readdirSync('sub')));
} else {
  const s = net.createServer((c) => c.end('served')).listen('s', () => process.send(s.address()));
}
