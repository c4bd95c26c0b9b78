// Of two bad options the same one is reported as by Node.
'use strict';
const cp = require('child_process');
const bad = {
  cwd: 5, detached: 5, uid: 'x', gid: 'x', shell: 5, argv0: 5, windowsHide: 5, windowsVerbatimArguments: 5,
  env: { a: 'x\0' }, timeout: -1, signal: 5, killSignal: 'x', serialization: 'x', stdio: 'x', maxBuffer: -1, input: 5,
};
const names = Object.keys(bad);
for (const f of ['spawn', 'spawnSync', 'exec', 'execFile', 'execSync', 'execFileSync']) {
  for (const a of names) {
    const first = names.filter((b) => {
      try { cp[f]('true', { [a]: bad[a], [b]: bad[b] }).kill?.(); } catch (e) {
        return e.message.includes(a === 'env' ? "options.env['a']" : a) || a === 'killSignal' && e.code === 'ERR_UNKNOWN_SIGNAL';
      }
    });
    console.log(f, a, 'before', first.join());
  }
}
