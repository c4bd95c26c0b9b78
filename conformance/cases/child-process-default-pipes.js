// Without a word on stdio the child's three standard files are pipes, streams here. 'spawn'
// comes first, 'close' last, behind the end of the streams.
'use strict';
const { spawn } = require('child_process');

const cat = spawn('sh', ['-c', 'cat; echo err >&2; exit 3']);
console.log(cat.stdio.length, cat.stdio[0] === cat.stdin, cat.stdio[1] === cat.stdout, cat.stdio[2] === cat.stderr);
console.log(cat.stdin.constructor.name, cat.stdin.writable, cat.stdout.readable, cat.stderr.readable);
console.log(typeof cat.pid, cat.exitCode, cat.signalCode, cat.killed, cat.connected, cat.channel, cat.send, 'channel' in cat);
console.log(cat.spawnfile, cat.spawnargs);
const log = [];
cat.on('spawn', () => log.push('spawn'));
for (const name of ['stdout', 'stderr']) {
  cat[name].on('data', (d) => log.push([name, String(d)]));
  cat[name].on('end', () => log.push(name + ' end'));
}
cat.on('exit', (code, signal) => {
  console.log('exit', code, signal, cat.exitCode, cat.signalCode);
});
cat.on('close', (code, signal) => {
  console.log('close', code, signal, log[0], log.filter(Array.isArray).map(String).sort());
  console.log(log.includes('stdout end'), log.includes('stderr end'), cat.stdin.destroyed, cat.stdout.destroyed);
  shell();
});
cat.stdin.end('to the child');

// The shell's failure is none of ours, a shell that is not there is.
function shell() {
  spawn('nothing-of-that-name', { shell: true, stdio: 'ignore' })
    .on('spawn', () => console.log('shell: spawn'))
    .on('exit', (code) => console.log('shell: exit', code))
    .on('close', absent);
}

function absent() {
  const none = spawn('nothing-of-that-name', ['a', 'b'])
    .on('spawn', () => console.log('never'))
    .on('exit', () => console.log('never'))
    .on('error', (e) => {
      console.log(e.name, e.message, Object.keys(e).map((k) => `${k}=${e[k]}`).join(' '));
      console.log(none.pid, none.exitCode, none.signalCode, none.killed, none.kill());
    })
    .on('close', (code, signal) => console.log('none: close', code, signal));
  console.log(none.pid, none.stdin?.constructor.name, none.stdio?.length, 'pid' in none);
}
