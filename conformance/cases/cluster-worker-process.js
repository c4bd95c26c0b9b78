// worker.process is what child_process.fork returns, and in the worker the global process.
const cluster = require('cluster');
const { ChildProcess } = require('child_process');
if (cluster.isPrimary) {
  const w = cluster.fork({ A: 'b' });
  const p = w.process;
  console.log(p instanceof ChildProcess, p.connected, p.stdin, p.stdout, p.stderr, p.spawnfile === process.execPath, p.spawnargs[p.spawnargs.length - 1] === __filename, p.killed, p.exitCode);
  for (const e of ['spawn', 'disconnect', 'exit', 'close']) p.on(e, (...a) => console.log('process', e, ...a));
  p.on('message', (m) => { console.log(m); p.send('leave'); });
  w.on('exit', () => console.log('worker exit'));
  w.on('disconnect', () => console.log('worker disconnect'));
} else {
  const { worker } = cluster;
  process.send([worker.process === process, worker.process === globalThis.process, worker.process.env.A]);
  process.on('message', () => worker.disconnect());
}
