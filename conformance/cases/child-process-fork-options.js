// The options of fork, each with what the child sees of it.
'use strict';
const { fork } = require('child_process');
const { pathToFileURL } = require('url');

if (process.argv[2] === 'child') {
  process.send({
    argv: process.argv.slice(2), execArgv: process.execArgv, cwd: process.cwd(), own: process.env.OWN, outer: 'CASE_TMP' in process.env,
    channel: [process.env.NODE_CHANNEL_FD, process.env.NODE_CHANNEL_SERIALIZATION_MODE],
    connected: process.connected, argv0: process.argv0.split('/').pop() === process.execPath.split('/').pop(),
  });
  process.stdout.write('a word');
  return;
}
const run = (name, module, args, options) => new Promise((done) => {
  const c = fork(module, args, options);
  console.log(name, c.connected, typeof c.send, c.spawnfile === process.execPath, c.stdio.map((s) => s && 's').join());
  let out = '';
  c.stdout?.on('data', (d) => { out += d; });
  c.on('message', (m) => console.log('  ', JSON.stringify(m)));
  c.on('error', (e) => console.log('  ', e.code, e.message));
  c.on('close', (code) => { console.log('  ', out, code, c.connected); done(); });
});
(async () => {
  await run('silent', __filename, ['child', 'x'], { silent: true });
  await run('URL', pathToFileURL(__filename), ['child'], { silent: true });
  await run('cwd', __filename, ['child'], { silent: true, cwd: '/' });
  await run('env', __filename, ['child'], { silent: true, env: { OWN: 'mine' } });
  await run('execArgv', __filename, ['child'], { silent: true, execArgv: ['--no-warnings'] });
  process.execArgv.push('--no-deprecation');
  await run('execArgv of the process', __filename, ['child'], { silent: true });
  process.execArgv.pop();
  await run('stdio over silent', __filename, ['child'], { silent: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  await run('stdio word', __filename, ['child'], { stdio: 'pipe' });
  await run('ipc first', __filename, ['child'], { stdio: ['ipc', 'pipe', 'pipe'] });
  await run('ipc last', __filename, ['child'], { stdio: ['ignore', 'pipe', 'inherit', 'pipe', null, 'ipc'] });
  await run('detached', __filename, ['child'], { silent: true, detached: true, uid: process.getuid(), gid: process.getgid(), shell: true });
  await run('execPath', __filename, ['child'], { silent: true, execPath: process.execPath });
  await run('no such execPath', __filename, ['child'], { silent: true, execPath: '/no/such/thing' });
  await run('no such script', '/no/such/script.js', [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  await run('args null', __filename, null, { silent: true, env: { ...process.env, NODE_OPTIONS: '' }, execArgv: ['-e', '0'] });
  for (const args of [[], [5], [''], ['x\0'], [__filename, 5], [__filename, 'x'], [__filename, [], 5], [__filename, [], null], [__filename, {}, 'ignored'],
    [__filename, { execArgv: 5 }], [__filename, { serialization: 'x' }], [__filename, { stdio: ['pipe'] }], [__filename, { stdio: ['ipc', 'ipc'] }],
    [__filename, { stdio: 'ipc' }], [__filename, { execPath: '\0' }], [__filename, { cwd: 5 }], [__filename, { detached: 'x' }]]) {
    try { fork(...args).kill('SIGKILL'); console.log('taken'); } catch (e) { console.log(e.name, e.code, e.message.slice(0, 120)); }
  }
})();
