// A number in stdio, or one that an object has as fd, is a descriptor as the system takes it:
// without what is above 32 bits, -1 is an error, what is below that is nothing.
'use strict';
const { spawn, spawnSync } = require('child_process');

const show = (v) => {
  const stdio = ['ignore', 'ignore', 'ignore', v];
  let line = '';
  try {
    const c = spawn('true', { stdio });
    line = c.stdio.map((s) => s && s.constructor.name).join();
  } catch (e) {
    line = [e.name, e.code, e.message, e.errno, e.syscall, Object.keys(e)].join(' ');
  }
  let sync;
  try { sync = spawnSync('true', { stdio }).error?.message; } catch (e) { sync = e.message; }
  console.log(v, line, '|', sync);
};
for (const v of [-1, -2, NaN, Infinity, 2 ** 31, 2 ** 32 - 1, 99999]) {
  show(v);
  show({ fd: v });
}
show({ fd: '1' });
show({ fd: null });
show({ _handle: { fd: 1 } });
show({ handle: { fd: 1 } });
