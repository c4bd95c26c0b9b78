// A child that did not start comes to 'close' before its channel to 'disconnect'.
const { fork } = require('child_process');
const c = fork('x.js', { execPath: '/nope', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
for (const name of ['spawn', 'error', 'exit', 'close', 'disconnect']) {
  c.on(name, (...args) => console.log(name, ...args.map((a) => a && a.code || a)));
}
console.log(c.pid, c.connected);
