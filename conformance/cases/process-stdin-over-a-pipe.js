const { spawnSync } = require('child_process');
const run = (command, code) => {
  const r = spawnSync('/bin/sh', ['-c', command.replace('ME', `"${process.execPath}" -e "$CODE"`)], { encoding: 'utf8', env: { ...process.env, CODE: code } });
  console.log(JSON.stringify(r.stdout), r.stderr, r.status);
};
const log = `const log = (n) => process.stdin.on(n, () => console.log(n)); ['end', 'close', 'pause', 'resume'].map(log);`;
run('printf hello | ME', log + `process.stdin.on('data', (d) => console.log(String(d)))`);
run('ME </dev/null', log + `process.stdin.resume()`);
run('ME </etc/hostname', log + `process.stdin.resume()`);
run('printf "a\\nb" | ME', `process.stdin.pipe(process.stdout)`);
run('(echo now; sleep 2) | ME', `process.stdin.once('data', (d) => { console.log(String(d)); process.stdin.pause(); })`);
run('sleep 2 | ME', `process.stdin; console.log('not read')`);
run('sleep 2 | ME', `process.stdin.on('data', () => {}).unref()`);
run('(echo x; sleep 2) | ME', log + `process.stdin.resume(); setImmediate(() => process.stdin.destroy())`);
run('printf abc | ME', `process.stdin.on('readable', () => { for (let c; (c = process.stdin.read(2)) !== null;) console.log(String(c)); })`);
run('printf abc | ME', `process.stdin.pause(); process.stdin.on('readable', () => console.log(String(process.stdin.read())))`);
