const cluster = require('cluster');
if (cluster.isPrimary) {
  const ways = ['exit 0', 'exit 7', 'throw', 'SIGTERM', 'SIGKILL', 'end'];
  (function next() {
    const how = ways.shift();
    if (!how) return;
    const w = cluster.fork({ HOW: how });
    w.process.on('exit', (code, signal) => console.log(how, 'process exit', code, signal));
    w.on('exit', (code, signal) => { console.log(how, 'worker exit', code, signal, w.exitedAfterDisconnect, w.process.exitCode, w.process.signalCode, w.process.killed); next(); });
  })();
} else {
  const how = process.env.HOW;
  if (how.startsWith('exit')) process.exit(Number(how.slice(5)));
  if (how === 'throw') { process.on('uncaughtException', () => process.exit(1)); throw new Error(); }
  if (how === 'end') process.disconnect(); else process.kill(process.pid, how);
}
