// stderr
// spawnSync returns what became of the child; execSync and execFileSync return its stdout, and
// throw all of that when it failed. Without stdio, stderr goes to ours.
'use strict';
const { spawnSync, execSync, execFileSync } = require('child_process');

const r = spawnSync('sh', ['-c', 'echo out; echo err >&2; exit 3']);
console.log(Object.keys(r), r.status, r.signal, typeof r.pid, r.output, r.stdout === r.output[1], r.stderr === r.output[2], r.error);
const killed = spawnSync('sh', ['-c', 'kill -9 $$'], { encoding: 'utf8' });
console.log(killed.status, killed.signal, killed.output);
const none = spawnSync('no-such-file-at-all', ['a']);
console.log(Object.keys(none), none.status, none.signal, none.output, none.pid, none.stdout, none.stderr);
console.log(JSON.stringify({ ...none.error, message: none.error.message }));

for (const encoding of [undefined, null, 'buffer', 'utf8', 'hex', 'latin1', 'base64', 'ucs2']) {
  console.log(encoding, spawnSync('printf', ['\\303\\251'], { encoding }).stdout, execSync('printf "\\303\\251"', { encoding }));
}
const inputs = { string: 'text', buffer: Buffer.from('b'), u16: new Uint16Array([0x4141]), view: new DataView(new ArrayBuffer(3)), empty: '' };
for (const [name, input] of Object.entries(inputs)) {
  console.log(name, JSON.stringify(spawnSync('cat', { input, encoding: 'latin1' }).stdout), JSON.stringify(execSync('cat', { input, encoding: 'latin1' })),
    JSON.stringify(execFileSync('cat', { input, encoding: 'latin1' })));
}
console.log(spawnSync('cat', { input: 'over pipe', stdio: ['pipe', 'pipe', 'pipe'], encoding: 'utf8' }).stdout);
console.log(spawnSync('cat', { input: 'ff00', encoding: 'hex' }).stdout);
for (const input of [5, true, {}, [], new ArrayBuffer(1)]) {
  try { execSync('cat', { input }); } catch (e) { console.log(e.code, e.message); }
}

console.log(execFileSync('echo', ['a', 'b']), execFileSync('echo', { encoding: 'utf8' }), execFileSync('echo', null, { encoding: 'utf8' }));
console.log(execSync('echo to stdout; echo to stderr >&2', { encoding: 'utf8' }));
console.log(execSync('echo to stdout; echo kept >&2', { stdio: 'pipe', encoding: 'utf8' }), execSync('echo gone', { stdio: 'ignore' }), execSync('echo ours', { stdio: 'inherit' }));
const failures = {
  execSync: () => execSync('echo out; echo err >&2; exit 3'),
  'execSync of text': () => execSync('echo out; echo err >&2; exit 3', { encoding: 'utf8', stdio: 'pipe' }),
  'execSync of a signal': () => execSync('kill -9 $$'),
  execFileSync: () => execFileSync('sh', ['-c', 'echo err >&2; exit 9'], { stdio: 'pipe' }),
  'execFileSync, argv0': () => execFileSync('sh', ['-c', 'exit 9'], { argv0: 'another' }),
  ENOENT: () => execFileSync('no-such-file-at-all'),
  'ENOENT of a shell': () => execSync('echo', { shell: '/no/such/shell' }),
};
for (const [name, f] of Object.entries(failures)) {
  try { f(); } catch (e) {
    console.log(name, e.name, JSON.stringify(e.message), Object.keys(e).join(), e.status, e.signal, String(e.stdout), String(e.stderr), e.error === e, e.output?.length);
  }
}
console.log(execSync('echo $0', { shell: '/bin/sh', encoding: 'utf8' }), execSync('pwd', { cwd: '/', encoding: 'utf8' }), execSync('echo $A', { env: { A: 'b' }, encoding: 'utf8' }));
for (const args of [[], [5], [''], ['x\0'], ['true', 5], ['true', 'x']]) {
  for (const f of [execSync, execFileSync, spawnSync]) {
    try { f(...args); console.log(f.name, 'taken'); } catch (e) { console.log(f.name, e.code, e.message); }
  }
}
