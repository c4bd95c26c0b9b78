// send returns false when much waits to be written, and calls back when it is; a callback can
// drive the next message.
'use strict';
const { fork } = require('child_process');

if (process.argv[2] === 'child') {
  let n = 0;
  process.on('message', (m) => {
    if (m === 'end') { process.send(n); process.disconnect(); } else n += m.length;
  });
  process.send('ready');
  return;
}
const child = fork(__filename, ['child']);
child.once('message', () => {
  child.kill('SIGSTOP');
  const big = 'x'.repeat(1 << 18);
  const returned = [];
  let called = 0;
  for (let i = 0; i < 8; i++) returned.push(child.send(big, (e) => { called += e === null; }));
  console.log(returned[0], returned.at(-1), called);
  child.kill('SIGCONT');
  let left = 20;
  const next = () => (left-- > 0 ? child.send('y', next) : child.send('end', () => console.log('all written', called)));
  next();
  child.once('message', (n) => console.log('child has', n));
});
child.on('disconnect', () => console.log('disconnect'));
child.on('exit', (code) => console.log('exit', code));
