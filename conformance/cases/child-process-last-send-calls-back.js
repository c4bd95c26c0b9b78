// A child lives until what it has sent is written, also when nothing else keeps it.
const { fork } = require('child_process');
if (process.argv[2] === 'child') {
  for (let i = 0; i < 50; i++) process.send({ i, text: 'x'.repeat(65536) }, i === 49 ? () => process.exit(3) : undefined);
} else {
  const child = fork(__filename, ['child']);
  const got = [];
  child.on('message', (m) => got.push(m.i));
  child.on('close', (code) => console.log(code, got.length, got.every((n, i) => n === i)));
}
