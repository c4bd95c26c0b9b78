'use strict';
// an error in a listener of 'exit' leaves the code that was set
const { spawnSync } = require('child_process');
const program = (body) => `const thrower = () => { throw new Error('in exit') }; process.on('exit', thrower); ${body}`;
for (const body of [
  '', 'process.exit(4)', 'process.exitCode = 5', 'process.exitCode = 5; process.exit()', 'process.exit(0)',
  'throw new Error("x")', 'process.exitCode = 5; throw new Error("x")',
  'process.prependListener("exit", () => { process.exitCode = 6 })',
  'process.on("uncaughtException", () => console.log("caught"))',
  'process.exitCode = 5; process.on("uncaughtException", () => console.log("caught"))',
]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', program(body)], { encoding: 'utf8' });
  console.log(body, status, stdout.trim(), /in exit/.test(stderr));
}
