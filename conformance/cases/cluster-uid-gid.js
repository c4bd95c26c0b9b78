// The settings uid and gid are those of the worker.
const cluster = require('cluster');
if (cluster.isPrimary) {
  const [uid, gid] = [process.getuid(), process.getgid()];
  cluster.setupPrimary({ uid, gid });
  console.log(cluster.settings.uid === uid, cluster.settings.gid === gid);
  cluster.fork().on('message', (m) => console.log(m[0] === uid, m[1] === gid));
} else {
  process.send([process.getuid(), process.getgid()], () => process.disconnect());
}
