// Every option with values of every type: which are taken, and what is said of the others.
'use strict';
const cp = require('child_process');
const values = {
  undefined: undefined, null: null, true: true, 1.5: 1.5, NaN: NaN, Infinity: Infinity, '2^32': 2 ** 32, empty: '', text: 'x', 'with a null': 'a\0', object: {}, array: ['x'],
  'no prototype': Object.create(null), function: () => {}, symbol: Symbol('s'), bigint: 5n, bytes: new Uint8Array(1), 'file URL': new URL('file:///tmp'), URL: new URL('http://h/'), String: new String('x'),
};
const names = ['cwd', 'env', 'detached', 'uid', 'shell', 'argv0', 'windowsHide', 'killSignal', 'serialization', 'maxBuffer', 'encoding', 'execArgv', 'signal', 'timeout'];
const run = (f, name, value) => {
  const c = f === 'fork' ? cp.fork(__filename, ['child'], { [name]: value, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }) : cp[f]('true', { [name]: value });
  if (c?.on) c.on('error', () => {}).pid && c.kill('SIGKILL');
  return c?.error ? c.error.message : 'taken';
};
if (process.argv[2] !== 'child') {
  for (const name of names) {

    for (const f of name === 'execArgv' ? ['fork'] : name === 'serialization' || name === 'detached' ? ['spawn'] : ['spawn', 'execFileSync']) {
      for (const [kind, value] of Object.entries(values)) {
        let text;
        try { text = run(f, name, value); } catch (e) { text = `${e.name} ${e.code} ${e.message.split('\n')[0]}`; }
        if (text !== 'taken') console.log(f, name, kind, '=>', text);
      }
    }
  }
  process.exit();
}
