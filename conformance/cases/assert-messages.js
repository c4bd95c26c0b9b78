const assert = require('assert');
for (const f of [() => assert(0), () => assert.ok(false, 'mine'), () => assert.equal(1, 2), () => assert.strictEqual(1, '1', 'strict mine'), () => assert.throws(() => {}), () => assert.fail(), () => assert.notStrictEqual(1, 1), () => assert.fail('why'), () => assert.ifError(null)]) {
  try { f(); console.log('passed'); } catch (e) { console.log(e.name, e.code, e.generatedMessage, JSON.stringify(e.message.split('\n')[0]), e.operator); }
}
assert.deepStrictEqual({ a: [1, new Map([[1, 2]])] }, { a: [1, new Map([[1, 2]])] });
assert.throws(() => { throw new TypeError('bad thing'); }, { name: 'TypeError', message: /bad/ });
assert.rejects(Promise.reject(new Error('r')), /r/).then(() => console.log('rejects ok'));
