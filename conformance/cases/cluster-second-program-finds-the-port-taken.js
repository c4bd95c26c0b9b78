// A port that workers serve is taken for every other program, whoever accepts on it, and is
// free when they have gone.
'use strict';
const cluster = require('cluster');
const net = require('net');
const { spawnSync } = require('child_process');

if (process.argv[2] === 'other') {
  const server = net.createServer();
  server.on('error', (e) => console.log(e.code, e.syscall, e.address));
  server.listen(+process.argv[3], '127.0.0.1', () => {
    console.log('listening');
    server.close();
  });
} else if (cluster.isWorker) {
  net.createServer().listen(0, '127.0.0.1');
} else if (process.argv[2] === 'policy') {
  cluster.schedulingPolicy = +process.argv[3];
  cluster.setupPrimary({ args: [] });
  const other = (port) => spawnSync(process.execPath, [__filename, 'other', port], { encoding: 'utf8' }).stdout.trim();
  cluster.fork().on('listening', function({ port }) {
    console.log(other(port));
    this.disconnect();
    this.on('exit', () => console.log(other(port)));
  });
} else {
  for (const policy of ['SCHED_RR', 'SCHED_NONE']) {
    console.log(policy);
    spawnSync(process.execPath, [__filename, 'policy', cluster[policy]], { stdio: 'inherit' });
  }
}
