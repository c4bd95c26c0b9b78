// EMFILE: connections that find no descriptor are errors, those that have one go on.
const net = require('net');
const { spawn } = require('child_process');
if (!process.argv[2]) {
  const child = spawn('sh', ['-c', 'ulimit -n 60; exec "$0" "$1" child', process.execPath, __filename], { stdio: 'inherit' });
  child.on('close', (code) => console.log('exit', code));
  return;
}
const path = '\0case-emfile-' + process.pid;
const server = net.createServer((s) => s.on('error', () => {}).resume()).listen(path, () => {
  let left = 60, connected = 0;
  const failed = new Set(), all = [];
  for (let i = left; i > 0; i--) {
    const c = net.connect(path);
    all.push(c);
    c.on('connect', () => { connected++; done(); });
    c.on('error', (e) => { failed.add(`${e.code} ${e.syscall} ${e.message.replace(path, 'PATH')} ${Object.keys(e)}`); done(); });
  }
  function done() {
    if (--left > 0) return;
    console.log('connected', connected > 0, [...failed].join());
    for (const c of all) c.destroy();
    server.close(() => console.log('closed'));
  }
});
