// What is no signal stands in the error as %s of util.format shows it.
const { spawn, spawnSync } = require('child_process');
const c = spawn('cat');
class Named { toString() { return 'named'; } }
for (const v of [() => {}, class A {}, {}, [1, 'a'], new Named(), Buffer.from('ab'), Object.create(null), 1.5, -0, 10n, Symbol('s'), true]) {
  for (const f of [() => c.kill(v), () => spawnSync('true', { killSignal: v }).status]) {
    try {
      console.log(f());
    } catch (e) {
      console.log(e.code, e.message.split('\n')[0]);
    }
  }
}
console.log(process.kill(c.pid, NaN)); // like nothing at all: SIGTERM
c.on('exit', (code, signal) => console.log(code, signal));
