const cluster = require('cluster');
if (cluster.isPrimary) {
  cluster.setupPrimary({ silent: true, cwd: process.env.CASE_TMP });
  const w = cluster.fork();
  let out = '', err = '';
  w.process.stdout.setEncoding('utf8').on('data', (d) => { out += d; });
  w.process.stderr.setEncoding('utf8').on('data', (d) => { err += d; });
  w.process.on('close', (code) => console.log(JSON.stringify(out), JSON.stringify(err), code));
} else {
  console.log('out', require('fs').realpathSync(process.cwd()) === require('fs').realpathSync(process.env.CASE_TMP));
  console.error('err');
  process.exitCode = 2;
  process.disconnect();
}
