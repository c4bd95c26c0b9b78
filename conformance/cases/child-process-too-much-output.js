// maxBuffer is in bytes, of each stream; the child is killed and what is kept is cut there.
// It is 1 MiB by itself.
'use strict';
const { exec, execFile, execSync, spawnSync } = require('child_process');

const jobs = [
  ['exact', 'printf 12345', { maxBuffer: 5 }],
  ['above', 'printf 123456', { maxBuffer: 5 }],
  ['stderr', 'printf 123456 >&2', { maxBuffer: 5 }],
  ['both', 'printf 12345; printf 12345 >&2', { maxBuffer: 5 }],
  ['characters of more bytes', "printf '中文测试\\n'", { maxBuffer: 13 }],
  ['cut in characters', "printf '中文测试\\n'", { maxBuffer: 12 }],
  ['as bytes', "printf '中文测试\\n'", { maxBuffer: 4, encoding: 'buffer' }],
  ['none', 'echo 1', { maxBuffer: 0 }],
  ['Infinity', 'yes | head -c 2000000', { maxBuffer: Infinity }],
  ['the default', 'yes | head -c 1048576', {}],
  ['above the default', 'yes | head -c 1048577', {}],
  ['a child that goes on', 'while :; do echo y; done', { maxBuffer: 100 }],
  ['by another signal', 'while :; do echo y; done', { maxBuffer: 100, killSignal: 'SIGKILL' }],
];
const next = () => {
  const [name, command, options] = jobs.shift() ?? [];
  if (!name) return sync();
  const c = exec(command, options, (e, out, err) => {
    const killed = /goes on|signal/.test(name) && c.killed; // the others may have ended by themselves
    console.log(name, out.length, out.length < 20 ? out : '', err, e && JSON.stringify({ name: e.name, message: e.message, ...e }), killed);
    next();
  });
};
next();

function sync() {
  for (const [name, command, options] of [
    ['exact', 'printf 12345', { maxBuffer: 5 }], ['above', 'printf 123456', { maxBuffer: 5 }], ['stderr', 'printf 123456 >&2', { maxBuffer: 5 }],
    ['Infinity', 'yes | head -c 2000000', { maxBuffer: Infinity }], ['above the default', 'yes | head -c 1048577', {}],
    ['killed', 'exec yes', { maxBuffer: 10, killSignal: 'SIGKILL' }],
  ]) {
    const r = spawnSync('sh', ['-c', command], { encoding: 'utf8', ...options });
    console.log(name, r.error?.code, r.error?.message, name === 'killed' && r.signal, r.stdout.length > 5, r.stderr.slice(0, 5));
  }
  try { execSync('printf 123456', { maxBuffer: 5 }); } catch (e) { console.log(e.code, e.message, e.errno, e.syscall, e.path, e.spawnargs); }
  for (const maxBuffer of [-1, NaN, 'x', {}, null, true]) {
    for (const f of [execFile, spawnSync]) {
      try { f('true', { maxBuffer }); } catch (e) { console.log(f.name, e.code, e.message); }
    }
  }
}
