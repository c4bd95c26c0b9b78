const { Readable } = require('stream');
const events = require('events');
(async () => {
  const r = Readable.from([1, 2, 3]);
  const it = r[Symbol.asyncIterator]();
  console.log(it[Symbol.asyncIterator]() === it, await it.next(), await it.return(), r.destroyed, await it.next());
  const q = new Readable({ read() {} });
  const next = q[Symbol.asyncIterator]().next();
  q.destroy();
  await next.catch((e) => console.log(e.code, e.message));
  const e = new events();
  const on = events.on(e, 'x');
  e.emit('x', 1, 2);
  console.log(on[Symbol.asyncIterator]() === on, await on.next());
  const { value } = await (async function* () { yield* Readable.from(['from a stream']); })().next();
  console.log(value);
})();
