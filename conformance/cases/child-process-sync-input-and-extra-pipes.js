const { spawnSync } = require('child_process');
const show = (args, options) => console.log(spawnSync('sh', ['-c', args], { encoding: 'utf8', ...options }).output);
show('cat', { input: new Uint16Array([0x4141]) });
show('echo a; echo c >&3', { stdio: ['ignore', 'pipe', 'ignore', 'pipe'] });
show('if [ -e /proc/$$/fd/4 ]; then echo open; else echo shut; fi', { stdio: ['ignore', 'pipe', 'ignore', 'ignore', 'ignore'] });
const r = spawnSync('true', { input: Buffer.alloc(1 << 20) });
console.log(r.status, r.error.code);
