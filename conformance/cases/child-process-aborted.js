// An AbortSignal ends a child: of spawn, fork, exec and execFile, before it begins and later.
// The error is an AbortError; the child is killed by killSignal. After the end nothing happens.
'use strict';
const cp = require('child_process');
const events = require('events');

if (process.argv[2] === 'child') { setInterval(() => {}, 1000); return; }

const ways = {
  spawn: (o) => cp.spawn('sleep', ['20'], o),
  fork: (o) => cp.fork(__filename, ['child'], o),
  exec: (o, cb) => cp.exec('exec sleep 20', o, cb),
  execFile: (o, cb) => cp.execFile('sleep', ['20'], o, cb),
};
const describe = (e) => `${e.name} ${e.code} ${e.message} ${String(e.cause)} [${Object.keys(e)}]`;
const run = async (name, when, reason, killSignal) => {
  const control = new AbortController();
  const abort = () => (reason ? control.abort(reason) : control.abort());
  if (when === 'before') abort();
  const c = ways[name]({ signal: control.signal, killSignal }, (e, out, err) => log.push(`callback ${describe(e)} ${out}${err}`));
  const log = [];
  c.on('error', (e) => log.push('error ' + describe(e)));
  c.on('exit', (code, signal) => log.push(`exit ${code} ${signal} ${c.killed}`));
  c.on('spawn', () => log.push('spawn'));
  if (when === 'at once') abort();
  if (when === 'later') { await events.once(c, 'spawn'); abort(); }
  await new Promise((done) => c.on('close', done));
  abort();
  console.log(name, when, log);
};
(async () => {
  for (const name of Object.keys(ways)) {
    for (const when of ['before', 'at once', 'later']) await run(name, when);
    await run(name, 'later', new Error('because'), 'SIGKILL');
    await run(name, 'before', 'a text', 9);
  }
  const control = new AbortController();
  const c = cp.spawn('true', { signal: control.signal });
  c.on('error', () => console.log('never'));
  c.on('exit', () => { control.abort(); console.log('ended before', c.killed); });
  const missing = cp.spawn('no-such-file', { signal: AbortSignal.abort() });
  missing.on('error', (e) => console.log('missing', e.code));
  for (const signal of [5, null, {}, 'x']) {
    for (const f of ['spawn', 'fork', 'execFile']) {
      try { cp[f]('true', { signal }).kill(); } catch (e) { console.log(f, e.code, e.message); }
    }
  }
})();
