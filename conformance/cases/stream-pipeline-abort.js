// An aborted pipeline settles when its streams are over, also one whose last stream stays open.
const { Readable, Writable, PassThrough, pipeline, promises } = require('stream');
async function one(end, slow, ending) {
  const log = [];
  const ac = new AbortController();
  const r = new Readable({ read() {}, objectMode: true }), t = new PassThrough({ objectMode: true });
  const w = new Writable({ objectMode: true, write(c, e, cb) { setImmediate(cb); }, destroy(e, cb) { slow ? setTimeout(() => cb(e), 5) : cb(e); } });
  for (const [n, s] of [['r', r], ['t', t], ['w', w]]) { s.on('error', (e) => log.push(n + ':' + e.code)); s.on('close', () => log.push(n + ':close')); }
  promises.pipeline(r, t, w, { signal: ac.signal, end }).then(() => log.push('ok'), (e) => log.push('p ' + e.code + ' ' + (e.cause && e.cause.name)));
  r.push('a');
  if (ending) { r.push(null); }
  if (ending === 2) await new Promise((ok) => t.on('close', ok));
  ac.abort();
  await new Promise((ok) => setTimeout(ok, 30));
  console.log(end, slow, ending, log.join(' '));
}
(async () => {
  for (const end of [true, false]) {
    for (const slow of [false, true]) {
      for (const ending of slow ? [0, 1, 2] : [0, 1]) await one(end, slow, ending);
    }
  }
})();
