// args: ["one", "two"]
const cluster = require('cluster');
if (cluster.isPrimary) {
  console.log(cluster.settings, cluster.schedulingPolicy);
  process.execArgv.push('--no-deprecation');
  const w = cluster.fork();
  const s = cluster.settings;
  console.log(Object.keys(s), s.exec === process.argv[1], s.exec === __filename, s.args, s.execArgv === process.execArgv, s.silent, s.cwd, s.serialization, s.stdio, s.windowsHide);
  w.on('message', (m) => console.log(m));
} else {
  process.send([process.argv[1] === __filename, process.argv.slice(2), process.execArgv], () => process.disconnect());
}
