// A message whose cmd begins with NODE_ is no 'message'.
const { fork } = require('child_process');
if (process.argv[2] === 'child') {
  process.on('internalMessage', (m) => process.send({ internal: m }));
  process.on('message', () => { process.send({ cmd: 'NODE_reply' }); process.send('last'); process.disconnect(); });
} else {
  const child = fork(__filename, ['child']);
  child.on('internalMessage', (m) => console.log('internal', m));
  child.on('message', (m) => console.log('message', m));
  child.send({ cmd: 'NODE_question', x: 1 });
  child.send({ cmd: 'NODEx' });
}
