// A signal's listener gets its name and its number; which signals can have one; process.kill's
// forms; what becomes of a child by its exit code.
'use strict';
const { spawnSync, fork } = require('child_process');
const os = require('os');

if (process.argv[2] === 'child') {
  const name = process.argv[3];
  process.on(name, (...a) => { process.send(a); process.disconnect(); });
  process.on('message', () => {});
  process.send('ready');
  return;
}
for (const name of ['SIGKILL', 'SIGSTOP', 'SIGNOTHING', 'SIGBREAK', 'sigint', 'SIGWINCH', 'SIGPIPE', 'SIGUSR1', 'SIGIO', 'SIGCHLD', 'SIGINFO']) {
  try { process.on(name, () => {}); console.log(name, 'listens'); } catch (e) { console.log(name, e.code, e.message); }
  process.removeAllListeners(name);
}
console.log(process.kill(process.pid, 0), process.kill(process.pid, 'SIGWINCH'), process.kill(String(process.pid), 0));
for (const args of [[], ['x'], [NaN], [{}], [process.pid, 'x'], [process.pid, 'sigint'], [process.pid, 1000], [process.pid, -1], [process.pid, {}], [process.pid, null, 1].slice(0, 1).concat(0),
  [2 ** 30, 0], [1.5, 0], [undefined, 0], [null, 'SIGNOTHING']]) {
  if (Number(args[0]) === 0) continue;
  try { console.log(process.kill(...args)); } catch (e) { console.log(e.name, e.code, e.message, e.errno, e.syscall); }
}
const names = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2', 'SIGQUIT', 'SIGCONT', 'SIGALRM', 'SIGWINCH', 'SIGPIPE', 'SIGIO', 'SIGXCPU'];
const next = () => {
  const name = names.shift();
  if (!name) return codes();
  const child = fork(__filename, ['child', name]);
  child.on('message', (m) => {
    if (m === 'ready') console.log(name, process.kill(child.pid, name));
    else console.log(m[0], m[1] === os.constants.signals[name], m.length);
  });
  child.on('exit', (code, signal) => { console.log('exit', code, signal); next(); });
};
next();

function codes() {
  const run = (what, ...args) => {
    const r = spawnSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' });
    console.log(what, r.status, r.signal, r.stdout);
  };
  run('nothing left', '-e', '0');
  run('thrown', '-e', 'throw 1');
  run('rejected', '-e', 'Promise.reject(1)');
  run('handler throws', '-e', 'process.on("uncaughtException", () => { throw 2 }); throw 1');
  run('bad option', '--no-such-option-of-any-kind');
  run('option without value', '--require');
  run('no such file', '/no/such/file.js');
  run('syntax', '-e', 'var var');
  run('never settled', '--input-type=module', '-e', 'await new Promise(() => {})');
  run('exit 300', '-e', 'process.exit(300)');
  run('exit -1', '-e', 'process.exit(-1)');
  run('exitCode', '-e', 'process.exitCode = 7');
  run('abort', '-e', 'process.abort()');
  run('SIGINT', '-e', 'process.kill(process.pid, "SIGINT"); setTimeout(() => {}, 5000)');
  run('SIGTERM', '-e', 'process.kill(process.pid); setTimeout(() => {}, 5000)');
  run('SIGHUP', '-e', 'process.kill(process.pid, "SIGHUP"); setTimeout(() => {}, 5000)');
  run('SIGPIPE is ignored', '-e', 'process.kill(process.pid, "SIGPIPE"); setTimeout(() => console.log("alive"), 1)');
  run('in a shell', '-e', 'console.log(require("child_process").spawnSync("sh", ["-c", "kill -9 $$"]).status)');
  const sh = spawnSync('sh', ['-c', `"${process.execPath}" -e "process.kill(process.pid, 'SIGTERM'); setTimeout(() => {}, 5000)"; echo $?`], { encoding: 'utf8' });
  console.log('the shell says', sh.stdout);
}
