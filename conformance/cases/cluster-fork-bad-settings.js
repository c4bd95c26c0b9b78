const cluster = require('cluster');
if (cluster.isPrimary) {
  const bad = {
    exec: 5, args: 'text', cwd: 5, uid: 'x', gid: 1.5, serialization: 'xml', windowsHide: 5,
    stdio: ['pipe', 'pipe', 'pipe'], inspectPort: 'x',
  };
  for (const [name, value] of Object.entries(bad)) {
    cluster.settings = {};
    try {
      cluster.setupPrimary({ exec: __filename, [name]: value, execArgv: name === 'inspectPort' ? ['--inspect=0'] : [] });
      cluster.fork();
      console.log(name, 'is taken');
    } catch (e) { console.log(name, e.name, e.code, e.message); }
  }
  for (const inspectPort of [-1, 70000, null, () => 'bad']) {
    cluster.settings = {};
    try {
      cluster.setupPrimary({ exec: __filename, inspectPort, execArgv: ['--inspect=0'] });
      cluster.fork();
    } catch (e) { console.log(e.name, e.code, e.message); }
  }
  cluster.settings = {};
  for (const env of [{ a: 'x\0y' }, { a: Symbol('x') }]) {
    try { cluster.fork(env); } catch (e) { console.log(e.name, e.code, e.message); }
  }
  console.log(Object.keys(cluster.workers).length);
  // A number was spent on each that came as far as its process.
  cluster.fork().on('exit', function() { console.log(this.id); });
} else {
  process.exit();
}
