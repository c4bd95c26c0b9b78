// exitCode, signalCode, killed, connected and pid through the life of a child; kill's forms.
'use strict';
const { spawn, fork } = require('child_process');
const { once } = require('events');

const state = (c) => [c.exitCode, c.signalCode, c.killed, c.connected, typeof c.pid].join();
if (process.argv[2] !== 'child') (async () => {
  const a = spawn('sh', ['-c', 'read x; exit 4']);
  console.log('running', state(a), a.kill(0), a.killed);
  a.stdin.end();
  await once(a, 'exit');
  console.log('exited', state(a), a.kill(), a.kill(0), a.killed);

  const b = spawn('sleep', ['20']);
  console.log('kill', b.kill(), state(b));
  console.log(await once(b, 'exit'), state(b), b.kill('SIGKILL'));

  for (const signal of ['SIGINT', 'SIGHUP', 9, 'sigusr2', 'SIGKILL', undefined]) {
    const c = spawn('sleep', ['20']);
    console.log(c.kill(signal), await once(c, 'exit'), c.signalCode);
  }
  const d = spawn('sh', ['-c', 'trap "exit 5" TERM; echo ready; while :; do read x || exit 6; done']);
  await once(d.stdout, 'data');
  d.kill();
  d.stdin.end();
  console.log('a signal that is handled', (await once(d, 'exit'))[1], d.killed, d.signalCode);

  const e = spawn('sleep', ['20']);
  for (const s of ['x', '', {}, null, true, 1.5, -1, 1000, 'SIGNOTHING', Symbol.iterator]) {
    try { console.log(e.kill(s)); } catch (err) { console.log(err.name, err.code, err.message); }
  }
  console.log(state(e));
  e[Symbol.dispose ?? Symbol.for('nodejs.dispose')]();
  console.log('disposed', e.killed, await once(e, 'exit'));
  e[Symbol.for('nodejs.dispose')]?.();

  const f = fork(__filename, ['child'], { silent: true });
  console.log('forked', state(f));
  f.disconnect();
  console.log('disconnected', state(f), f.channel === null);
  console.log(await once(f, 'exit'), state(f));
  const g = spawn('no-such-file-at-all', { stdio: 'ignore' });
  console.log('missing', state(g), g.kill(), g.ref(), g.unref());
  await once(g, 'error').catch(() => {});
  g.on('error', () => {});
  console.log(state(g), g.stdin, g.stdio);
})();
