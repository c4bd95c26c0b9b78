const cluster = require('cluster');
if (cluster.isPrimary) {
  const ways = { disconnect: (w) => w.disconnect(), kill: (w) => w.kill(), destroy: (w) => w.destroy(), 'process.kill': (w) => w.process.kill(), 'kill SIGKILL': (w) => w.kill('SIGKILL') };
  const names = Object.keys(ways);
  (function next() {
    const name = names.shift();
    if (!name) return;
    const w = cluster.fork();
    w.on('online', () => { const r = ways[name](w); console.log(name, r === w, w.exitedAfterDisconnect); });
    w.on('exit', (code, signal) => { console.log(name, code, signal, w.exitedAfterDisconnect); next(); });
  })();
} else setInterval(() => { if (!process.connected) process.exit(); }, 5);
