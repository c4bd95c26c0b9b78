const cp = require('child_process');
const show = (name, f) => { try { f(); } catch (e) { console.log(name, e.code, e.message, e.syscall, e.path); } };
show('file in a file', () => cp.spawn('/etc/passwd/x'));
show('cwd is a file', () => cp.spawn('true', { cwd: '/etc/passwd' }));
show('uid -1', () => cp.spawn('true', { uid: -1 }));
for (const cwd of ['/etc/passwd', '/nope', '', Buffer.from('/usr')]) {
  const { error, status } = cp.spawnSync('true', { cwd });
  console.log(String(cwd), error && error.code, error && error.message, status);
}
const missing = cp.spawn('true', { cwd: '/nope' });
missing.on('error', (e) => console.log('cwd missing', e.code, e.message, e.path, e.spawnargs));
