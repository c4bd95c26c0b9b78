// An 'error' of a worker that nobody listens for ends the primary.
const cluster = require('cluster');
if (cluster.isPrimary) {
  const w = cluster.fork();
  process.on('uncaughtExceptionMonitor', (e, origin) => console.log(origin, e.code, e.message));
  process.on('exit', (code) => console.log('exit', code));
  w.on('exit', () => w.send('late'));
} else {
  process.disconnect();
}
