// Of the Sync functions the limit is that of all streams together. A maxBuffer of null or
// undefined is not the default: exec takes null for nothing at all.
'use strict';
const cp = require('child_process');

for (const maxBuffer of [5, 6]) {
  const r = cp.spawnSync('sh', ['-c', 'printf 123; printf 456 >&2'], { maxBuffer, encoding: 'utf8' });
  console.log(maxBuffer, r.error?.code, r.output);
}
const values = [null, undefined, 0, Infinity];
for (const maxBuffer of values) {
  console.log(maxBuffer, cp.spawnSync('head', ['-c', '1500000', '/dev/zero'], { maxBuffer }).stdout.length,
    cp.execSync('head -c 1500000 /dev/zero', { maxBuffer }).length, cp.execFileSync('head', ['-c', '1500000', '/dev/zero'], { maxBuffer }).length);
}
(async () => {
  for (const maxBuffer of [...values, 0.5, 2.5]) {
    for (const f of [(cb) => cp.exec('head -c 1500000 /dev/zero', { maxBuffer }, cb), (cb) => cp.execFile('head', ['-c', '1500000', '/dev/zero'], { maxBuffer }, cb)]) {
      await new Promise((done) => f((e, out) => { console.log(maxBuffer, e && e.code, out.length); done(); }));
    }
  }
})();
