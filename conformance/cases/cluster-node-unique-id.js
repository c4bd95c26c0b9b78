// env: {"NODE_UNIQUE_ID": ""}
// NODE_UNIQUE_ID in the environment is what makes a worker; an empty one has no cluster.worker.
const { spawnSync } = require('child_process');
const cluster = require('cluster');
const show = (c) => [c.isPrimary, c.isMaster, c.isWorker, c.worker === null ? null : typeof c.worker, typeof c.fork, typeof c.workers, 'NODE_UNIQUE_ID' in process.env].join();
if (process.argv[2] === 'child') {
  console.log(process.argv[3], show(cluster));
  require('net').createServer().listen(0, '127.0.0.1', function () {
    console.log('listening');
    this.close();
  });
} else {
  console.log('empty', show(cluster));
  for (const id of [undefined, '', '4']) {
    const env = { ...process.env };
    delete env.NODE_UNIQUE_ID;
    if (id !== undefined) env.NODE_UNIQUE_ID = id;
    const { status, stdout } = spawnSync(process.execPath, [__filename, 'child', JSON.stringify(id) || 'none'], { env });
    console.log(String(stdout).trim(), status);
  }
}
