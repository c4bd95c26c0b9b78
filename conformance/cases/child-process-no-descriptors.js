const { spawn, spawnSync, exec, fork, execFileSync } = require('child_process');
if (process.argv[2] !== 'few') {
  const run = 'ulimit -n 40; exec "$0" "$1" few';
  process.stdout.write(execFileSync('/bin/bash', ['-c', run, process.execPath, __filename]));
} else {
  require('net');
  const fs = require('fs');
  try { for (;;) fs.openSync('/dev/null'); } catch (e) { fs.closeSync(39); fs.closeSync(38); }
  const r = spawnSync('true');
  console.log(r.error.code, r.error.syscall, r.status, r.signal, r.output, r.pid);
  const show = (name, c) => {
    console.log(name, c.pid, c.stdin, c.stdio);
    c.on('error', (e) => console.log(name, e.code, e.message === `${e.syscall} EMFILE`, c.exitCode));
    c.on('close', (...args) => console.log(name, 'close', ...args));
  };
  show('spawn', spawn('true'));
  show('exec', exec('true', (e, out) => console.log('callback', e.code, JSON.stringify(out))));
}
