// execFile runs a file without a shell, unless told to. Its arguments may each be left out.
'use strict';
const { execFile } = require('child_process');

const show = (name, ...args) => new Promise((done) => {
  const c = execFile(...args, (e, out, err) => {
    console.log(name, e && JSON.stringify({ ...e, message: e.message }), JSON.stringify(out), JSON.stringify(err));
    console.log('  ', c.spawnfile, c.spawnargs);
    done();
  });
});
(async () => {
  await show('no shell', 'echo', ['*', '$HOME', '>', 'a  b']);
  await show('shell', 'echo', ['$((1+1))', 'a  b'], { shell: true });
  await show('a shell', 'echo', ['$0'], { shell: '/bin/sh' });
  await show('options only', 'pwd', { cwd: '/' });
  await show('null args', 'echo', null, { encoding: 'buffer' });
  await show('numbers', 'echo', [1, true, null]);
  await show('code', 'sh', ['-c', 'echo out; echo err >&2; exit 9']);
  await show('ENOENT', 'no-such-file-at-all', ['a']);
  await show('EACCES', '/etc/passwd');
  await show('signal', 'sh', ['-c', 'kill -TERM $$']);
  execFile('echo').on('close', (code) => console.log('no callback', code));
  execFile('no-such-file').on('error', (e) => console.log('no callback', e.code));
  for (const args of [[], [''], ['x', 5], ['x', 'y'], ['x', [], 5], ['x', [], {}, 5], ['x', [], 'y'], ['x', ['\0']], ['x', {}, 5],
    ['x', [Symbol('s')]]]) {
    try { execFile(...args).on('error', () => {}); console.log('taken'); } catch (e) { console.log(e.name, e.code, e.message); }
  }
})();
