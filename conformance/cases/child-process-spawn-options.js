// argv0, env, cwd, shell, uid and gid, detached, and the words that only Windows knows.
'use strict';
const { spawn, spawnSync } = require('child_process');
const { pathToFileURL } = require('url');

const show = (name, file, args, options) => {
  const r = spawnSync(file, args, { encoding: 'utf8', ...options });
  console.log(name, r.error ? r.error.message : JSON.stringify(r.stdout), r.status);
};
const node = process.execPath;
show('argv0', 'sh', ['-c', 'cat /proc/self/cmdline | tr "\\0" " "; echo $0'], { argv0: 'another' });
show('argv0 of ours', node, ['-p', 'process.argv0 + " " + (process.argv[0] === process.execPath)'], { argv0: 'another' });
show('env', 'sh', ['-c', 'echo $A $B $C'], { env: { PATH: process.env.PATH, A: 1, B: undefined, C: null } });
process.env.OF_THE_PARENT = 'yes';
show('env is ours', 'sh', ['-c', 'echo $OF_THE_PARENT']);
show('inherited by the object', 'sh', ['-c', 'echo $OF_PROTO'], { env: Object.create({ PATH: process.env.PATH, OF_PROTO: 'yes' }) });
show('cwd', 'pwd', [], { cwd: '/usr' });
show('cwd URL', 'pwd', [], { cwd: pathToFileURL('/usr') });
show('cwd is ours', 'sh', ['-c', `[ "$(pwd -P)" = "${process.cwd()}" ] && echo same`]);
show('shell', 'echo $((1+1)) |', ['cat'], { shell: true });
show('shell by name', 'echo $0', [], { shell: '/bin/sh' });
show('no such shell', 'echo', [], { shell: '/no/such/shell' });
show('uid and gid', 'id', ['-u'], { uid: process.getuid(), gid: process.getgid() });
show('windows', 'echo', ['a b'], { windowsHide: true, windowsVerbatimArguments: true });
show('no args', 'echo');
show('args of all kinds', 'echo', [1, true, null, undefined, { toString: () => 'object' }]);
show('own session', 'sh', ['-c', 'set -- $(cat /proc/self/stat); [ $6 = $$ ] && echo leader'], { detached: true });
show('our session', 'sh', ['-c', 'set -- $(cat /proc/self/stat); [ $6 = $$ ] || echo no leader']);
for (const o of [{ cwd: 5 }, { cwd: new URL('http://host/') }, { cwd: 'a\0' }, { detached: 1 }, { uid: 'x' }, { uid: 1.5 }, { gid: {} }, { gid: 2 ** 31 },
  { shell: 5 }, { argv0: 5 }, { argv0: 'a\0' }, { windowsHide: 'x' }, { windowsVerbatimArguments: 1 }, { env: { 'a\0': 1 } }, { env: { a: '\0' } },
  { shell: 'a\0' }, { serialization: 5 }, { env: 5 }, { env: 'text' }]) {
  try { spawn('true', [], o); console.log('taken', Object.keys(o)); } catch (e) { console.log(e.name, e.code, e.message); }
}
for (const args of [[], [5], [''], ['true', 5], ['true', 'x'], ['true', [], 5], ['true', [], null], ['true', null, {}], ['true', undefined, undefined],
  ['true', ['a\0']], ['true', () => {}]]) {
  try { spawn(...args); console.log('taken'); } catch (e) { console.log(e.name, e.code, e.message); }
}
