// isConnected and isDead at each step of a life, on both sides.
const cluster = require('cluster');
if (cluster.isPrimary) {
  const w = cluster.fork();
  const show = (what) => console.log(what, w.isConnected(), w.isDead(), w.process.connected, w.process.exitCode, w.process.signalCode);
  show('forked');
  cluster.on('fork', () => show('fork'));
  w.on('online', () => show('online'));
  w.on('message', (m) => { console.log(...m); if (m[0] === 'up') w.send('leave'); });
  w.on('disconnect', () => show('disconnect'));
  w.on('exit', () => { show('exit'); });
} else {
  const { worker } = cluster;
  const fs = require('fs');
  const state = () => [worker.isConnected(), worker.isDead()];
  process.send(['up', ...state()]);
  process.on('message', () => { process.send(['leaving', ...state()]); worker.disconnect(); });
  process.on('disconnect', () => fs.writeFileSync(`${process.env.CASE_TMP}/log`, `after ${state()}`));
}
process.on('exit', () => { if (cluster.isPrimary) console.log(require('fs').readFileSync(`${process.env.CASE_TMP}/log`, 'utf8')); });
