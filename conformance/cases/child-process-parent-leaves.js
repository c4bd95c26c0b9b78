// The parent waits for a child unless it was unref'd; a channel that is open holds it all the
// same, unless that is unref'd too.
'use strict';
const { spawn, fork, spawnSync } = require('child_process');

if (process.argv[2]) {
  process.on('exit', () => console.log('exit'));
  const stay = { detached: true, stdio: 'ignore' };
  ({
    waits() { spawn('true', stay).on('exit', () => console.log('child exit')); },
    unref() { const c = spawn('sleep', ['2'], stay); console.log(c.unref(), c.unref()); c.on('exit', () => console.log('never')); },
    ref() { const c = spawn('true', stay); c.unref(); console.log(c.ref()); c.on('exit', () => console.log('child exit')); },
    pipes() { const c = spawn('sh', ['-c', 'echo x'], { stdio: ['ignore', 'pipe', 'ignore'] }); c.unref(); c.stdout.on('data', (d) => console.log(String(d))); },
    channel() { const c = fork(__filename, ['child']); c.unref(); c.on('message', (m) => { console.log(m); c.disconnect(); }); },
    both() { const c = fork(__filename, ['child']); c.unref(); c.channel.unref(); c.on('message', () => console.log('never')); },
    again() { const c = fork(__filename, ['child']); c.unref(); c.channel.unref(); c.channel.ref(); c.on('message', (m) => { console.log(m); c.disconnect(); }); },
    child() { process.on('error', () => {}); process.send('from the child'); process.on('disconnect', () => {}); process.removeAllListeners('exit'); },
    kill() { const c = spawn('sleep', ['20']); c.unref(); c.on('exit', (...a) => console.log(...a)); c.ref(); c.kill(); },
  })[process.argv[2]]();
} else {
  for (const name of ['waits', 'unref', 'ref', 'pipes', 'channel', 'both', 'again', 'kill']) {
    const r = spawnSync(process.execPath, [__filename, name], { encoding: 'utf8', timeout: 15000, stdio: ['ignore', 'pipe', 'inherit'] });
    console.log(name, JSON.stringify(r.stdout), r.status, r.signal);
  }
}
