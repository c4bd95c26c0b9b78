const cluster = require('cluster');
if (cluster.isPrimary) {
  cluster.setupPrimary({ silent: true });
  const seen = [];
  cluster.on('exit', (w, code, signal) => seen.push(`exit ${w.id} ${code} ${signal} ${w.exitedAfterDisconnect}`));
  cluster.on('disconnect', (w) => seen.push(`disconnect ${w.id}`));
  cluster.fork().process.stderr.setEncoding('utf8').on('data', (d) => { if (d.includes('thrown at once')) seen.push('stderr has the error'); });
  process.on('exit', () => console.log(seen.sort()));
} else throw new Error('thrown at once');
