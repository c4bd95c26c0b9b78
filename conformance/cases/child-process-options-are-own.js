const cp = require('child_process');
const show = (name, f) => { try { console.log(name, f()); } catch (e) { console.log(name, e.name, e.code, e.message); } };
const inherited = cp.spawn('echo $0', Object.create({ shell: true }), { stdio: 'ignore' });
inherited.on('error', (e) => console.log('inherited shell', e.code));
for (const options of [5, 'x', true, Symbol('s'), []]) {
  show('execSync ' + typeof options, () => cp.execSync('echo ok', options).toString());
}
show('spawnSync', () => cp.spawnSync('echo', () => {}));
show('execFileSync', () => cp.execFileSync('echo', [], () => {}));
show('execFile', () => cp.execFile('true', [], { argv0: 5 }));
cp.execFile('true', { detached: 'not looked at', stdio: 'nor this' }, (e) => console.log('execFile', e));
