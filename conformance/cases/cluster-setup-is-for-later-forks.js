// A change of the settings is for workers forked from then on, and defaults are what they
// were the last time.
const cluster = require('cluster');
if (cluster.isPrimary) {
  const ask = (w, then) => {
    w.removeAllListeners('message');
    w.on('message', then).send('?');
  };
  cluster.setupPrimary({ args: ['--use', 'https'], silent: true });
  const first = cluster.fork();
  cluster.setupPrimary({ args: ['--use', 'http'], execArgv: ['--no-warnings'] });
  const second = cluster.fork();
  cluster.setupPrimary({ silent: false, execArgv: [] });
  const third = cluster.fork({ EXTRA: 'yes' });
  const all = [first, second, third];
  (function next() {
    const w = all.shift();
    if (!w) return;
    ask(w, (m) => { console.log(w.id, m, w.process.stdout === null, w.process.spawnargs.slice(1, -1).filter((a) => a !== __filename)); w.disconnect(); next(); });
  })();
} else {
  process.on('message', () => process.send([...process.argv.slice(2), ...process.execArgv, process.env.EXTRA || '']));
}
