// The Sync functions have no channel, and leave out of stdio what they cannot use: bytes and
// words that mean nothing, and holes. What follows takes their places.
'use strict';
const { spawn, spawnSync, execSync, execFileSync, fork } = require('child_process');

const show = (name, f) => {
  try { console.log(name, f()); } catch (e) { console.log(name, e.name, e.code, e.message); }
};
for (const stdio of [['ipc'], ['ipc', 'ipc'], ['ipc', {}], [, , , 'ipc', 'ipc'], [{}, 'ipc']]) {
  show('spawn', () => { const c = spawn('true', { stdio }); c.on('exit', () => {}); return c.stdio.length; });
  for (const f of [spawnSync, execSync, execFileSync]) show(f.name, () => f('true', { stdio }));
}
for (const stdio of [['x', 'pipe', 2, 'pipe'], [new Uint8Array(2), 'pipe', 'pipe'], Object.assign([], { 5: 'pipe' })]) {
  show('spawnSync', () => {
    const r = spawnSync('sh', ['-c', 'echo out'], { stdio, encoding: 'utf8' });
    return [r.status, r.output, r.stdout, r.stderr];
  });
  show('spawn', () => spawn('true', { stdio }).stdio.map((s) => s && s.constructor.name));
}
show('fork', () => fork('x', { stdio: '' }));
show('fork', () => fork('x', { stdio: 'ipc' }));
show('fork', () => fork('x', { stdio: ['pipe', 'pipe', 'pipe'] }));
