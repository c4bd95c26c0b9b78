// The first fork of a process that has no descriptors left: 'error' on the worker, no throw,
// and the next fork is fine once there are some again.
const cluster = require('cluster');
const { execFileSync } = require('child_process');
const { openSync, closeSync } = require('fs');

if (cluster.isWorker) {
  process.disconnect();
} else if (process.argv[2] !== 'limited') {
  const limited = 'ulimit -n 60; exec "$0" "$@"';
  console.log(String(execFileSync('sh', ['-c', limited, process.execPath, __filename, 'limited'])));
} else {
  const held = [];
  try {
    for (;;) held.push(openSync('/dev/null'));
  } catch (e) {
    console.log(e.code);
  }
  const worker = cluster.fork();
  console.log(worker.id, worker.state, worker.process.pid, worker.isConnected());
  worker.on('error', (e) => {
    console.log('error', e.code, e.syscall === `spawn ${process.execPath}`);
    held.forEach(closeSync);
    const next = cluster.fork();
    next.on('online', () => console.log('online', next.id));
    next.on('exit', (code, signal) => console.log('exit', next.id, code, signal));
  });
}
