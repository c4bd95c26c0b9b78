// A child that has ended takes signals until its 'exit' is told; its end is what it was.
'use strict';
const fs = require('fs');
const { spawn } = require('child_process');

const child = spawn('sh', ['-c', 'exit 3'], { argv0: '', stdio: 'ignore' });
console.log(JSON.stringify(child.spawnargs));
while (!/\) Z/.test(fs.readFileSync(`/proc/${child.pid}/stat`, 'utf8')));
console.log(child.kill(0), child.kill(), child.killed, child.exitCode);
child.on('exit', (code, signal) => {
  console.log(code, signal, child.killed, child.kill(), child.kill(0));
  try {
    process.kill(child.pid, 0);
  } catch (e) {
    console.log(e.code);
  }
});
