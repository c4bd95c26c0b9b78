// The parent does not know yet that the child has gone: EPIPE. swallowErrors says nothing.
const { fork } = require('child_process');
const { readdirSync, readFileSync } = require('fs');
if (process.argv[2] === 'kid') {
  process.send('ready');
  process.on('message', () => {});
} else {
  const c = fork(__filename, ['kid']);
  c.once('message', () => {
    process.kill(c.pid, 'SIGKILL');
    while (!/\) Z/.test(readFileSync(`/proc/${c.pid}/stat`)) || readdirSync(`/proc/${c.pid}/task`).length > 1);
    c.on('error', (e) => console.log('error', e.code, e.syscall));
    c.send('swallowed', undefined, { swallowErrors: true });
    c.send('by event');
    c.send('by callback', (e) => console.log('callback', e.code));
    c.on('exit', (code, signal) => console.log('exit', code, signal));
    c.on('close', () => c.send('late', (e) => console.log('late', e.code)));
  });
}
