// timers/promises together: loops that break, signals that abort with a reason, what settles first.
const { setTimeout: sleep, setInterval, setImmediate: soon, scheduler } = require('timers/promises');
(async () => {
  let n = 0;
  for await (const v of setInterval(1, 'v')) { console.log(v, n); if (++n > 2) break; }
  const ac = new AbortController();
  try {
    for await (const v of setInterval(1, 'w', { signal: ac.signal })) { console.log(v, n); if (++n > 5) ac.abort(new Error('why')); }
  } catch (e) { console.log(e.name, e.code, e.cause.message); }
  console.log(await soon('a'), await scheduler.wait(1), await scheduler.yield());
  const order = [];
  await Promise.all([sleep(40).then(() => order.push(40)), sleep(1).then(() => order.push(1)), sleep(1, 0, { ref: false }).then(() => order.push('unref'))]);
  console.log(order.join());
  const late = await Promise.allSettled([
    sleep(100000, 1, { signal: AbortSignal.timeout(1) }),
    scheduler.wait(100000, { signal: AbortSignal.timeout(1) }),
    sleep(1, 'done', { signal: new AbortController().signal }),
    soon(1, { signal: AbortSignal.abort('gone') }),
    setInterval(1, 1, { signal: AbortSignal.abort('gone') }).next(),
  ]);
  for (const r of late) console.log(r.status, r.value, r.reason && r.reason.name, r.reason && (r.reason.cause.name || r.reason.cause));
  sleep(100000, 'never', { ref: false }).then(console.log);
  setInterval(100000, 'never', { ref: false }).next().then(console.log);
})();
process.on('exit', (code) => console.log('exit', code));
