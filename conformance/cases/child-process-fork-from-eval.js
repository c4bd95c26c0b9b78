const { spawnSync } = require('child_process');
const fs = require('fs');
const file = require('path').join(process.env.CASE_TMP, 'kid.js');
fs.writeFileSync(file, 'process.send([process.argv.length, process.execArgv, typeof gc, process._eval]); process.disconnect();');
const code = `require('child_process').fork(${JSON.stringify(file)}).on('message', (m) => console.log(JSON.stringify(m)))`;
for (const args of [['-e', code], ['--expose-gc', '-e', code], ['-p', code + '; 1']]) {
  const r = spawnSync(process.execPath, args, { encoding: 'utf8' });
  console.log(r.status, r.stdout, r.stderr);
}
console.log(process._eval);
