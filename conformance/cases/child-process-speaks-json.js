// A child that is no Node finds the channel's descriptor in NODE_CHANNEL_FD and reads and
// writes lines of JSON there.
'use strict';
const { spawn, fork } = require('child_process');

const script = `
echo $NODE_CHANNEL_FD $NODE_CHANNEL_SERIALIZATION_MODE
eval "exec 8<&$NODE_CHANNEL_FD 9>&$NODE_CHANNEL_FD"
read line <&8
echo "read $line"
echo '{"from":"sh"}' >&9
printf %s '[1,2,' >&9
echo '3]' >&9
`;
const run = (name, child) => new Promise((done) => {
  child.send({ to: 'sh', n: [1, null] });
  const circle = { name: 'circle' };
  circle.way = { back: circle };
  try {
    child.send(circle, () => {});
  } catch (e) {
    console.log(e.message);
  }
  let out = '';
  child.stdout.on('data', (d) => { out += d; });
  const got = [];
  child.on('message', (m) => got.push(m));
  child.on('disconnect', () => got.push('disconnect'));
  child.on('close', (code) => { console.log(name, out, JSON.stringify(got), code); done(); });
});
(async () => {
  await run('spawn', spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] }));
  await run('at 5', spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'inherit', null, null, 'ipc'] }));
  await run('at 0', spawn('sh', ['-c', script], { stdio: ['ipc', 'pipe', 'inherit'] }));
  await run('fork', fork(script, [], { execPath: '/bin/sh', execArgv: ['-c'], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] }));
})();
