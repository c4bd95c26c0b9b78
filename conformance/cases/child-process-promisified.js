// util.promisify of exec and execFile: a promise of {stdout, stderr} that has the child, and
// that is rejected with the callback's error, which then has both too.
'use strict';
const cp = require('child_process');
const { promisify } = require('util');

const exec = promisify(cp.exec), execFile = promisify(cp.execFile);
console.log(exec.name, execFile.name, exec === promisify(cp.exec), exec.length);
const show = async (name, make) => {
  try {
    const p = make();
    console.log(name, p instanceof Promise, p.child instanceof cp.ChildProcess, Object.keys(p));
    const r = await p;
    console.log('  ', r, Object.keys(r), p.child.exitCode);
  } catch (e) {
    console.log('  ', e.name, JSON.stringify(e.message), Object.keys(e).map((k) => `${k}=${JSON.stringify(e[k])}`).join(' '));
  }
};
(async () => {
  await show('exec', () => exec('echo out; echo err >&2'));
  await show('exec fails', () => exec('echo out; echo err >&2; exit 5'));
  await show('exec of buffers', () => exec('echo out', { encoding: 'buffer' }));
  await show('execFile', () => execFile('echo', ['a', 'b']));
  await show('execFile with options', () => execFile('pwd', { cwd: '/' }));
  await show('execFile fails', () => execFile('sh', ['-c', 'kill -9 $$']));
  await show('ENOENT', () => execFile('no-such-file-at-all', ['x']));
  await show('too much', () => exec('echo 12345', { maxBuffer: 3 }));
  await show('too late', () => exec('sleep 20', { timeout: 20, killSignal: 'SIGKILL' }));
  await show('bad argument', () => exec(5));
  await show('bad option', () => execFile('true', [], { timeout: 'x' }));
  const gone = new AbortController();
  await show('aborted', () => { const p = execFile('sleep', ['20'], { signal: gone.signal }); gone.abort(); return p; });
})();
