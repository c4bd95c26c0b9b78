const cp = require('child_process');
function show(f) {
  try { f(); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message); }
}
show(() => cp.spawn('ls', () => {}));
show(() => cp.spawn('ls', { cwd: 'a\0' }));
show(() => cp.spawn('ls', { shell: 'a\0' }));
show(() => cp.spawn('ls', { stdio: ['text'] }));
show(() => cp.spawn('ls', { stdio: ['ipc', 'ipc'] }));
show(() => cp.spawnSync('ls', { stdio: ['ipc'] }));
show(() => cp.fork('x.js', () => {}));
show(() => cp.fork('x\0'));
show(() => cp.fork('x.js', ['a\0']));
show(() => cp.fork('x.js', { execPath: 'a\0' }));
show(() => cp.fork('x.js', { execArgv: ['\0'] }));
show(() => cp.spawnSync('printf', ['x'], { encoding: 'nonsense' }));
show(() => cp.spawnSync('true', { killSignal: 0 }));
show(() => cp.spawnSync('true', { signal: 5, serialization: 'x' }));
show(() => cp.execFile('true', [], 5, 5));
const child = cp.spawn('sleep', ['5'], { stdio: 'ignore' });
show(() => child.kill({}));
child.kill();
console.log(cp.spawn('echo', [1, null], { stdio: 'ignore' }).spawnargs);
