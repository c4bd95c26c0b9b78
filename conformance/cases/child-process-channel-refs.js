// In a child the channel holds the process while there are listeners for 'message' or
// 'disconnect', until channel.ref or unref has the last word.
'use strict';
const { fork } = require('child_process');

const f = () => {};
const bodies = {
  'no listener': () => {},
  'message': () => process.on('message', f),
  'disconnect': () => process.on('disconnect', f),
  'once': () => process.once('message', f),
  'removed': () => { process.on('message', f); process.off('message', f); },
  'one of two removed': () => { process.on('message', f); process.on('disconnect', f); process.off('message', f); },
  'all removed': () => { process.on('message', f); process.on('disconnect', f); process.removeAllListeners('message'); process.removeAllListeners('disconnect'); },
  'another event': () => process.on('internalMessage', f),
  'ref': () => process.channel.ref(),
  'ref, unref': () => { process.channel.ref(); process.channel.unref(); },
  'message, unref': () => { process.on('message', f); process.channel.unref(); },
  'unref, message': () => { process.channel.unref(); process.on('message', f); },
  'message, unref, ref': () => { process.on('message', f); process.channel.unref(); process.channel.ref(); },
  'ref, removed': () => { process.channel.ref(); process.on('message', f); process.off('message', f); },
  'counted': () => process.channel.refCounted(),
  'counted down': () => { process.on('message', f); process.channel.unrefCounted(); },
  'listener in a tick': () => process.nextTick(() => process.on('message', f)),
};
if (process.argv[2]) {
  bodies[process.argv[2]]();
  process.on('beforeExit', () => { process.stdout.write('leaves'); process.exit(); });
  // fires only when something else holds the process
  setTimeout(() => { process.stdout.write('stays'); process.exit(); }, 20).unref();
} else {
  const names = Object.keys(bodies), results = {};
  let running = 0;
  const next = () => {
    while (running < 3 && names.length) {
      const name = names.shift();
      const child = fork(__filename, [name], { silent: true });
      running++;
      results[name] = '';
      child.stdout.on('data', (d) => { results[name] += d; });
      child.on('close', () => { running--; next(); });
    }
    if (!running) console.log(results);
  };
  next();
}
