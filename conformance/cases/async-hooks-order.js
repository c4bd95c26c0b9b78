// args: ["timers"]
// Every event of timers, immediates, ticks, microtasks, promises and file requests: one child
// for each scenario, so that each begins with a hook and nothing else.
'use strict';
const { writeSync } = require('fs');
const { spawnSync } = require('child_process');

const scenarios = {
  timeout(me) { setTimeout(() => me('timeout'), 1); },
  cleared() { clearTimeout(setTimeout(() => {}, 1000)); clearImmediate(setImmediate(() => {})); },
  interval(me) { let n = 0; const i = setInterval(() => { me('interval'); if (++n === 2) clearInterval(i); }, 1); },
  refresh(me) { const t = setTimeout(() => { me('timeout'); if (!t.again) { t.again = true; t.refresh(); } }, 1); },
  late(me) { const t = setTimeout(() => me('timeout'), 1); setTimeout(() => { me('later'); t.refresh(); }, 30); },
  immediate(me) { setImmediate(() => { me('immediate'); setImmediate(() => me('next')); }); },
  tick(me) { process.nextTick(() => { me('tick'); process.nextTick(() => me('inner')); queueMicrotask(() => me('micro')); }); },
  resolved(me) { Promise.resolve(1).then(() => me('a')).then(() => me('b')).catch(() => {}); },
  rejected(me) { Promise.reject(new Error('x')).then(() => {}).catch(() => me('caught')); },
  executor(me) { const p = new Promise((resolve) => { me('executor'); setImmediate(resolve, 5); }); p.then(() => me('then')); },
  throws() { new Promise(() => { throw new Error('x'); }).catch(() => {}); },
  file(me) { require('fs').stat('/', () => me('stat')); },
  name(me) { require('dns').lookup('localhost', () => me('looked')); },
  random(me) { require('crypto').randomBytes(4, () => me('random')); },
  derive(me) { require('crypto').pbkdf2('a', 'b', 1, 4, 'sha1', () => me('derived')); },
  resource(me) {
    const { AsyncResource } = require('async_hooks');
    const r = new AsyncResource('R');
    r.runInAsyncScope(() => { me('in'); setImmediate(() => me('immediate')); });
    r.emitDestroy();
    const x = new AsyncResource('X', { triggerAsyncId: r.asyncId(), requireManualDestroy: true });
    x.bind(() => me('bound'))();
  },
  uncaught(me) { process.on('uncaughtException', () => me('uncaught')); setTimeout(() => { throw new Error('x'); }, 1); },
  ends(me) { process.on('beforeExit', () => me('beforeExit')); process.on('exit', () => me('exit')); setTimeout(() => {}, 1); },
};

if (process.argv[2] !== 'timers') {
  const ah = require('async_hooks');
  const out = (...a) => writeSync(1, a.join(' ') + '\n');
  const names = new Map([[0, 'none'], [1, 'main']]), count = {};
  const name = (id) => names.get(id);
  const scenario = scenarios[process.argv[2]];
  ah.createHook({
    init(id, type, trigger, resource) {
      if (type === 'DNSCHANNEL') return; // made by the first require of dns
      count[type] = (count[type] || 0) + 1;
      names.set(id, type + count[type]);
      out('init', name(id), 'by', name(trigger), 'in', name(ah.executionAsyncId()), resource.constructor.name);
    },
    before(id) { out('before', name(id), id === ah.executionAsyncId()); },
    after(id) { out('after', name(id), id === ah.executionAsyncId()); },
    destroy(id) { out('destroy', name(id)); },
    promiseResolve(id) { out('resolve', name(id)); },
  }).enable();
  scenario((label) => out(' ', label, name(ah.executionAsyncId()), name(ah.triggerAsyncId())));
} else {
  for (const s of Object.keys(scenarios)) {
    const { stdout, stderr, status } = spawnSync(process.execPath, [__filename, s], { encoding: 'utf8' });
    console.log(`--- ${s} ${status}\n${stdout}${stderr}`);
  }
}
