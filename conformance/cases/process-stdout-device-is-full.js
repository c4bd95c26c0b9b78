// What cannot be written to stdout because the device is full: console swallows the first error,
// as nobody listens, and the stream the second one ends the process, as that of a write without
// console does.
const { spawnSync } = require('child_process');
const { openSync } = require('fs');

if (!require('fs').existsSync('/dev/full')) process.exit();

function run(code) {
  const child = spawnSync(process.execPath, ['-e', code], { stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'] });
  console.log(child.status, String(child.stderr).split('\n').filter((line) => /^(Error|Emitted|seen)/.test(line)).map((l) => l.replace(/ at:.*/, '')));
}

run('console.log(1)');
run('console.log(1); setImmediate(() => console.log(2))');
run('process.stdout.write("x")');
run('process.stdout.write("x", (e) => console.error("seen", e.code, e.message))');
run('process.stdout.on("error", (e) => console.error("seen", e.code, e.syscall)); console.log(1); setImmediate(() => console.log(2))');
run('console.log(1); setImmediate(() => { const s = process.stdout; console.error("seen", s.destroyed, s.writable, s.listenerCount("error")) })');
