// The command is looked up in env.PATH, or in a path of the system's when env has none, and
// else in process.env.PATH.
'use strict';
const { spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path');

const dir = process.env.CASE_TMP;
fs.writeFileSync(path.join(dir, 'hello-of-case'), '#!/bin/sh\necho hello "$@"\n', { mode: 0o755 });
fs.writeFileSync(path.join(dir, 'not-executable'), '#!/bin/sh\n');
fs.writeFileSync(path.join(dir, 'no-interpreter'), 'echo by sh $0 $1 | sed s,.*/,,\n', { mode: 0o755 });
fs.writeFileSync(path.join(dir, 'bad-interpreter'), '#!/no/such/thing\n', { mode: 0o755 });
fs.mkdirSync(path.join(dir, 'a-directory'));
const show = (name, file, options) => {
  const r = spawnSync(file, ['x'], { encoding: 'utf8', ...options });
  console.log(name, r.error ? r.error.message : r.stdout, r.status);
};
const noPath = { ...process.env };
delete noPath.PATH;
const ours = process.env.PATH;
show('not in PATH', 'hello-of-case');
show('env.PATH', 'hello-of-case', { env: { PATH: dir } });
show('env.PATH with more', 'hello-of-case', { env: { PATH: `/nothing:${dir}:/bin` } });
show('env without PATH', 'hello-of-case', { env: noPath });
show('env without PATH, of the system', 'true', { env: {} });
show('empty PATH', 'true', { env: { PATH: '' } });
process.env.PATH = dir + ':' + ours;
show('process.env.PATH', 'hello-of-case');
show('env.PATH goes first', 'hello-of-case', { env: { PATH: ours } });
process.env.PATH = ours;
show('relative', './hello-of-case', { cwd: dir });
show('relative in PATH', 'hello-of-case', { cwd: dir, env: { PATH: '.' } });
show('absolute', path.join(dir, 'hello-of-case'));
show('no right', path.join(dir, 'not-executable').replace(dir, '.'), { cwd: dir });
show('no right in PATH', 'not-executable', { env: { PATH: dir } });
show('directory', './a-directory', { cwd: dir });
show('no interpreter', './no-interpreter', { cwd: dir });
show('no such interpreter', './bad-interpreter', { cwd: dir });
show('no such cwd', 'true', { cwd: '/no/such/dir' });
show('cwd is a file', 'true', { cwd: '/etc/passwd' });
show('undefined in env', 'sh', { env: { PATH: ours, A: undefined } });
