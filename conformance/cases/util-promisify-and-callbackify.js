const { promisify, callbackify } = require('util');
const f = promisify((a, b, cb) => (a < 0 ? cb(new Error('negative')) : cb(null, a + b)));
(async () => {
  console.log(await f(1, 2));
  try { await f(-1, 2); } catch (e) { console.log(e.message); }
  const g = () => {};
  g[promisify.custom] = () => Promise.resolve('custom');
  console.log(await promisify(g)(), promisify(g) === g[promisify.custom]);
  callbackify(async (x) => x * 2)(21, (err, v) => console.log(err, v));
  callbackify(async () => { throw null; })((err) => console.log(err.code, err.message, err.reason));
  try { promisify('x'); } catch (e) { console.log(e.code, e.message); }
})();
