// args: ["all"]
// What a hook throws is printed and ends the process with code 1; 'uncaughtException' is not
// asked, 'exit' is emitted. Hooks enabled and disabled inside hooks count from the next event.
'use strict';
const { createHook, AsyncResource, executionAsyncId, executionAsyncResource } = require('async_hooks');
const { spawnSync } = require('child_process');

if (process.argv[2] !== 'all') {
  process.on('uncaughtException', () => console.log('uncaught'));
  process.on('exit', (code) => require('fs').writeSync(1, `exit ${code}\n`));
  createHook({ [process.argv[2]]() { throw new Error(`in ${process.argv[2]}`); } }).enable();
  setTimeout(() => {}, 1);
  setTimeout(() => {}, 50);
  Promise.resolve().then(() => {});
  return;
}
for (const name of ['init', 'before', 'after', 'destroy', 'promiseResolve']) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [__filename, name], { encoding: 'utf8' });
  console.log(name, status, JSON.stringify(stdout), stderr.split('\n')[0]);
}

const log = [];
const late = createHook({ init(id, type) { log.push(`late ${type}`); } });
const hook = createHook({
  init(id, type) {
    log.push(`init ${type}`);
    if (type === 'A') late.enable();
    if (type === 'B') hook.disable();
  },
  before(id) { log.push('before'); },
});
console.log(hook.constructor.name, hook.enable() === hook, hook.enable() === hook);
for (const type of ['A', 'B', 'C']) new AsyncResource(type).runInAsyncScope(() => {});
console.log(hook.disable() === hook, late.disable() === late);
console.log(log);
for (const bad of [{ init: 1 }, { before: 'x' }, { after: {} }, { destroy: true }, { promiseResolve: 0 }]) {
  try { createHook(bad); } catch (e) { console.log(e.name, e.code, e.message); }
}
const top = executionAsyncResource();
console.log(executionAsyncId(), typeof top, top === executionAsyncResource());
const t = setTimeout(() => {
  console.log(executionAsyncResource() === t);
  const i = setImmediate(() => console.log(executionAsyncResource() === i));
}, 1);
