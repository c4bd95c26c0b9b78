// The inspector's port is counted up from process.debugPort, or what the settings say.
const cluster = require('cluster');
if (cluster.isPrimary) {
  process.debugPort = 34000;
  const settings = [{}, {}, { inspectPort: 34567 }, { inspectPort: () => 34568 }, { execArgv: ['--inspect-port=0'] }, { execArgv: [] }];
  (function next() {
    const s = settings.shift();
    if (!s) return;
    cluster.settings = {};
    cluster.setupPrimary({ execArgv: ['--inspect-port=0'], ...s });
    cluster.fork().on('exit', next);
  })();
} else {
  console.log(process.execArgv, process.debugPort);
  process.exit();
}
