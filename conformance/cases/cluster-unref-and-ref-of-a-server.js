// server.unref() lets a worker end that has nothing else and whose channel is unref'd too;
// ref() takes it back. In both policies.
const cluster = require('cluster');
const net = require('net');
const dgram = require('dgram');
if (cluster.isPrimary && process.argv[2] === undefined) {
  for (const policy of ['rr', 'none']) {
    require('child_process').spawnSync(process.execPath, [__filename, 'run'], { stdio: 'inherit', env: { ...process.env, NODE_CLUSTER_SCHED_POLICY: policy } });
  }
} else if (cluster.isPrimary) {
  const ways = ['unref', 'unref before listen', 'unref ref', 'unref in connection', 'udp unref', 'nothing'];
  (function next() {
    const how = ways.shift();
    if (!how) return;
    const w = cluster.fork({ HOW: how });
    w.on('message', () => w.disconnect());
    w.on('listening', ({ port }) => {
      if (how === 'unref in connection') net.connect(port, '127.0.0.1').resume();
    });
    w.on('exit', (code) => { console.log(how, code, w.exitedAfterDisconnect); next(); });
  })();
} else {
  const how = process.env.HOW;
  process.channel.unref();
  if (how === 'nothing') return;
  const hold = setInterval(() => {}, 1000); // the question alone does not keep a worker
  if (how === 'udp unref') return void dgram.createSocket('udp4').bind(0, '127.0.0.1', function() { this.unref(); clearInterval(hold); });
  const server = net.createServer((c) => { c.end(); server.unref(); });
  if (how === 'unref before listen') server.unref();
  server.listen(0, '127.0.0.1', () => {
    if (how === 'unref' || how === 'unref ref') server.unref();
    if (how === 'unref ref') {
      server.ref();
      setTimeout(() => process.send('still here'), 10).unref();
    }
  });
  server.on('listening', () => clearInterval(hold));
}
