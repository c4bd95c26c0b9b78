// 'exit' comes when the process has ended, 'close' when its streams have, which others may
// hold open. Killing a shell does not kill what runs in it.
'use strict';
const { spawn } = require('child_process');

const child = spawn('sh', ['-c', '(read line; echo "grandchild $line") <&3 & exit 2'], { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
const log = [];
let out = '';
child.stdout.on('data', (d) => { out += d; });
child.on('exit', (code) => {
  log.push('exit ' + code);
  console.log('open still:', !child.stdout.destroyed, !child.stdout.readableEnded);
  child.stdio[3].end('lives\n');
});
child.on('close', (code) => {
  log.push('close ' + code);
  console.log(log.join(', '), JSON.stringify(out));
  killed();
});

function killed() {
  const shell = spawn('sh', ['-c', 'sh -c "echo up; read line; echo and on" <&3 & wait'], { stdio: ['ignore', 'pipe', 'inherit', 'pipe'] });
  shell.stdout.once('data', (d) => {
    console.log(String(d).trim(), shell.kill());
    shell.stdout.on('data', (d) => console.log(String(d).trim()));
  });
  shell.on('exit', (code, signal) => { console.log('exit', code, signal); shell.stdio[3].end('x\n'); });
  shell.on('close', (code, signal) => console.log('close', code, signal));
}
