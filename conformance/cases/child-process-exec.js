// exec runs a shell, gathers what it writes and calls back: null, or an error with the code
// and the signal, and the output as strings.
'use strict';
const { exec, execFile, ChildProcess } = require('child_process');
const { pathToFileURL } = require('url');

const jobs = [
  ['success', 'echo out; echo err >&2'],
  ['code', 'echo out; echo err >&2; exit 3'],
  ['signal', 'kill -9 $$'],
  ['not found', 'no-such-command-at-all 2>/dev/null'],
  ['quotes', 'echo "The \\$V variable is $V" \'a  b\' | cat', { env: { V: 'x y', PATH: process.env.PATH } }],
  ['cwd', 'pwd', { cwd: '/' }],
  ['cwd by URL', 'pwd', { cwd: pathToFileURL('/usr') }],
  ['no cwd', 'pwd', { cwd: '/no/such/dir' }],
  ['shell', 'echo $0', { shell: '/bin/sh' }],
  ['no such shell', 'echo', { shell: '/no/such/shell' }],
  ['shell: false is no word', 'echo $((1+1))', { shell: false }],
  ['buffer', 'printf "\\303\\251"', { encoding: 'buffer' }],
  ['unknown encoding', 'printf x', { encoding: 'nothing' }],
  ['null encoding', 'printf x', { encoding: null }],
  ['undefined encoding', 'printf x', { encoding: undefined }],
  ['hex', 'printf "\\303\\251"', { encoding: 'hex' }],
  ['base64', 'printf "\\303\\251"', { encoding: 'base64' }],
  ['latin1', 'printf "\\303\\251"', { encoding: 'latin1' }],
  ['UTF8', 'printf "\\303\\251"', { encoding: 'UTF8' }],
  ['options null', 'echo null', null],
  ['stdio is not an option', 'echo out', { stdio: 'ignore' }],
  ['own uid', 'echo out', { uid: process.getuid(), gid: process.getgid(), windowsHide: true }],
];
const next = () => {
  const [name, command, options] = jobs.shift() ?? [];
  if (!name) return;
  const c = exec(command, options, (error, out, err) => {
    console.log(name, JSON.stringify(out), JSON.stringify(err), c.spawnfile);
    if (error) console.log('  ', error instanceof Error, JSON.stringify(error.message), JSON.stringify(error));
    next();
  });
  if (!(c instanceof ChildProcess)) console.log('no ChildProcess');
};
next();
for (const args of [[], [5], [''], ['x\0'], ['x', {}, 5], ['x', () => {}, 5], ['x', 5, 'y']]) {
  try { exec(...args).on('exit', () => {}); console.log('taken'); } catch (e) { console.log(e.code, e.message); }
}
const c = exec('echo', { env: {} });
console.log(c.spawnargs, c.stdio.length, execFile.length, exec.length);
