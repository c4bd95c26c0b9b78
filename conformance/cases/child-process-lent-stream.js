// What one child writes goes to the other; the parent does not read it, not when the first
// has ended either.
const { spawn } = require('child_process');
const a = spawn('echo', ['from one\nto the other']);
const b = spawn('cat', { stdio: [a.stdout, 'pipe', 'inherit'] });
let got = '';
b.stdout.on('data', (chunk) => { got += chunk; });
process.on('exit', () => console.log(a.exitCode, JSON.stringify(got), a.stdout.readable, a.stdout.isPaused()));
