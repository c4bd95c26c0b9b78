// console.log into a closed pipe: the first error is swallowed, one of a later turn ends the script.
const { spawnSync } = require('child_process');
const run = (code) => {
  const command = `"${process.execPath}" -e "$CODE" | true; sleep 0.2`;
  const wait = `const gone = (f) => { try { require('fs').writeSync(1, 'x'); setTimeout(gone, 5, f); } catch { f(); } }; gone(() => {`;
  const r = spawnSync('/bin/sh', ['-c', command], { encoding: 'utf8', env: { ...process.env, CODE: wait + code + '})' } });
  console.log(r.stderr.match(/^(alive|event|uncaught|done|Error|callback).*/gm));
};
run('console.log(1); console.log(2)');
run('console.log(1); setImmediate(() => { console.error("alive"); console.log(2); setImmediate(() => console.error("done")); })');
run('process.stdout.on("error", (e) => console.error("event", e.code)); console.log(1); console.log(2); setImmediate(() => { console.error("alive"); console.log(3); })');
run('process.on("uncaughtException", (e) => console.error("uncaught", e.code)); console.log(1); setImmediate(() => { console.log(2); setImmediate(() => console.error("done")); })');
run('process.stdout.write("x", (e) => console.error("callback", e.code))');
