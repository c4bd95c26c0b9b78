'use strict';
// What rejects() and super._write() were called with is what they go by later, whatever ran meanwhile.
const assert = require('assert');
const { Transform } = require('stream');
const other = (...args) => args.reduce((a, b) => a + b, 0);
const later = (e) => new Promise((resolve, reject) => setImmediate(() => { [1, 2].map((x) => other(x, 2, 3)); reject(e); }));

const check = (p, ...args) => new Promise((resolve) => {
  assert.rejects(p, ...args).then(() => resolve('as expected'), (e) => resolve(`${e.name} ${e.code} ${e.message}`));
  other('overwrites', 'what', 'the', 'call', 'left');
});
const upper = new (class extends Transform {
  _write(chunk, encoding, callback) { super._write(chunk, encoding, callback); other(1, 2, 3, 4); }
  _transform(chunk, encoding, callback) { setImmediate(() => callback(null, chunk.toString().toUpperCase())); }
})();

(async () => {
  console.log(await check(later(new Error('one')), { message: 'one' }));
  console.log(await check(later(new TypeError('two')), TypeError));
  console.log(await check(later(new Error('three')), /three/, 'text'));
  console.log(await check(later(new Error('four')), (e) => e.message === 'four'));
  console.log(await check(() => later(new Error('five'))));
  console.log(await check(Promise.resolve(1), 'nothing came'));
  await assert.doesNotReject(later(new Error('six')), 'it came').catch((e) => console.log(e.message));
  const throwing = { then() { throw new Error('by then'); }, catch() {} };
  console.log(await check(throwing, /by then/), '|', await check(() => throwing, /other/), '|', await check(() => { throw new Error('at once'); }, /at once/));
  upper.on('data', (d) => console.log(d.toString())).on('end', () => console.log('end'));
  upper.write('a', (e) => console.log('written', e));
  upper.end('b');
})();
