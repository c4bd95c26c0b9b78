// A worker whose channel closes without having been told to leave exits with 0; one that has
// exitedAfterDisconnect set stays.
const cluster = require('cluster');
if (cluster.isPrimary) {
  const ways = ['process.disconnect in the primary', 'process.disconnect in the worker', 'voluntary'];
  (function next() {
    const how = ways.shift();
    if (!how) return;
    const w = cluster.fork({ HOW: how });
    w.on('message', () => { if (how.endsWith('primary') || how === 'voluntary') w.process.disconnect(); else w.send('go'); });
    w.on('disconnect', () => console.log(how, w.exitedAfterDisconnect));
    w.on('exit', (code) => { console.log('exit', code, w.exitedAfterDisconnect); next(); });
  })();
} else {
  const { worker } = cluster;
  process.exitCode = 3; // process.exit(0) is told otherwise
  const say = (...a) => require('fs').writeSync(1, `  ${a.join(' ')}\n`);
  if (process.env.HOW === 'voluntary') worker.exitedAfterDisconnect = true;
  worker.on('disconnect', () => require('fs').appendFileSync(`${process.env.CASE_TMP}/log`, 'x'));
  const hold = setInterval(() => {}, 1000);
  process.on('disconnect', () => { if (worker.exitedAfterDisconnect) clearInterval(hold); });
  process.on('message', () => process.disconnect());
  process.on('exit', (code) => require('fs').appendFileSync(`${process.env.CASE_TMP}/log`, String(code)));
  process.send('up');
}
process.on('exit', () => { if (cluster.isPrimary) console.log(require('fs').readFileSync(`${process.env.CASE_TMP}/log`, 'utf8')); });
