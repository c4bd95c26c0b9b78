// A file that grows beyond the limit of the process is an error of the write and not the death
// of the process; its children die of SIGXFSZ as they would elsewhere.
const { execFileSync } = require('child_process');
const path = require('path');

const big = path.join(process.env.CASE_TMP, 'big');
const script = `
const fs = require('fs');
try {
  fs.writeFileSync(${JSON.stringify(big)}, Buffer.alloc(1 << 20));
} catch (e) {
  console.log(e.message, e.errno, e.code);
}
console.log(fs.statSync(${JSON.stringify(big)}).size);
const child = require('child_process').spawnSync('sh', ['-c', 'ulimit -c 0; exec head -c 100000 /dev/zero > ${big}']);
console.log(child.status, child.signal);
`;
console.log(String(execFileSync('sh', ['-c', 'ulimit -f 8; exec "$0" -e "$1"', process.execPath, script])));
