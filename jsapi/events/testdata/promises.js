// events.once, events.on and captured rejections.
const E = require('events');
const log = (...a) => p(a.map((x) => Array.isArray(x) ? '[' + x.map(String) + ']' : String(x)).join(' '));
const AI = Symbol.asyncIterator || Symbol.for('Symbol.asyncIterator');
const fails = (name, q) => q.then((v) => log(name, 'no error', v), (e) => log(name, e.name, e.code, e.message));

(async () => {
  const e = new E();
  process.nextTick(() => e.emit('x', 1, 2));
  log('once', await E.once(e, 'x'), e.eventNames());
  process.nextTick(() => e.emit('error', new Error('bad')));
  await fails('once error', E.once(e, 'x'));
  log(e.eventNames());
  process.nextTick(() => e.emit('error', new Error('wanted')));
  log('awaited', String((await E.once(e, 'error'))[0]));
  await fails('object', E.once({}, 'x'));
  await fails('aborted', E.once(e, 'x', { signal: AbortSignal.abort() }));
  const ac = new AbortController();
  process.nextTick(() => ac.abort('why'));
  await E.once(e, 'x', { signal: ac.signal }).catch((x) => log('abort', x.name, x.cause));
  log(e.eventNames());
  const target = new EventTarget();
  process.nextTick(() => target.dispatchEvent(new Event('x')));
  log('target', (await E.once(target, 'x'))[0].type);

  const it = E.on(e, 'y', { close: ['end'] });
  e.emit('y', 1);
  e.emit('y', 2, 3);
  log('on', (await it.next()).value, (await it.next()).value, it[AI]() === it);
  const waiting = it.next();
  e.emit('y', 4);
  log('waited', (await waiting).value);
  e.emit('y', 5);
  e.emit('end');
  log('closing', (await it.next()).value, (await it.next()).done, e.eventNames());
  const it2 = E.on(e, 'y');
  const q = it2.next();
  e.emit('error', new Error('stop'));
  await fails('iterator', q);
  log((await it2.next()).done, e.eventNames());
  const it3 = E.on(e, 'y');
  log((await it3.return()).done, e.eventNames());
  t('throw', () => it3.throw(1));
  t('on object', () => E.on({}, 'y'));
  t('on aborted', () => E.on(e, 'y', { signal: AbortSignal.abort() }));

  const c = new E({ captureRejections: true });
  c.on('x', async () => { throw new Error('rejected'); });
  c.on('error', (x) => log('captured', x.message));
  c.emit('x');
  const s = new E({ captureRejections: true });
  s.on('x', async () => { throw new Error('rejected'); });
  s[Symbol.for('nodejs.rejection')] = (x, name, arg) => log('symbol', x.message, name, arg);
  s.emit('x', 7);
})();
