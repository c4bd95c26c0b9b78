// timeout ends a child that runs longer, by killSignal, SIGTERM without one. The error of exec
// says that it was killed; one of the Sync functions is ETIMEDOUT.
'use strict';
const cp = require('child_process');

const late = { timeout: 30 };
const log = (name) => (...a) => console.log(name, ...a.map((v) => (v instanceof Error ? JSON.stringify({ ...v, m: v.message }) : v)));
const steps = [
  (next) => cp.spawn('sleep', ['20'], late).on('error', log('spawn error')).on('exit', log('spawn')).on('close', next),
  (next) => cp.spawn('sleep', ['20'], { ...late, killSignal: 'SIGKILL' }).on('exit', log('spawn by SIGKILL')).on('close', next),
  (next) => cp.spawn('sleep', ['20'], { ...late, killSignal: 1 }).on('exit', log('spawn by 1')).on('close', next),
  (next) => cp.spawn('true', { timeout: 20000 }).on('exit', log('in time')).on('close', next),
  (next) => cp.exec('exec sleep 20', late, log('exec')).on('close', next),
  (next) => cp.exec('exec sleep 20', { ...late, killSignal: 'SIGUSR1' }, log('exec by SIGUSR1')).on('close', next),
  (next) => cp.execFile('sleep', ['20'], { ...late, encoding: 'buffer' }, log('execFile')).on('close', next),
  (next) => cp.fork(__filename, ['child'], late).on('exit', log('fork')).on('close', next),
  () => {
    for (const killSignal of [undefined, 'SIGKILL', 2]) {
      const r = cp.spawnSync('sleep', ['20'], { ...late, killSignal, encoding: 'utf8' });
      console.log('spawnSync', r.status, r.signal, r.output, r.error.message, Object.keys(r.error), r.error.errno, r.error.code);
    }
    const r = cp.spawnSync('sh', ['-c', 'trap "exit 7" TERM; echo ready; while :; do sleep 0.02; done'], { maxBuffer: 1, timeout: 20000 });
    console.log('trapped', r.status, r.signal, r.error.code); // killed once its trap is there
    for (const f of [() => cp.execSync('sleep 20', late), () => cp.execFileSync('sleep', ['20'], late)]) {
      try { f(); } catch (e) { console.log(e.code, e.message, e.status, e.signal, Object.keys(e).join()); }
    }
    for (const timeout of [-1, 1.5, 'x', NaN, Infinity, {}, null, undefined, 0]) {
      for (const f of ['spawn', 'execFile', 'spawnSync']) {
        try { cp[f]('true', { timeout }); } catch (e) { console.log(f, e.code, e.message); }
      }
    }
    for (const killSignal of ['x', '', 0, -1, 1.5, 99, {}, true, null, 'sigterm']) {
      for (const f of ['spawn', 'execFile', 'spawnSync']) {
        try { cp[f]('true', { killSignal }); } catch (e) { console.log(f, e.code, e.message); }
      }
    }
  },
];
if (process.argv[2] === 'child') setInterval(() => {}, 1000);
else (function next() { steps.shift()?.(next); })();
