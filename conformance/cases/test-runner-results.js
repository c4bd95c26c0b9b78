// node:test in a file that is run by itself: the order of tests and hooks, what the report says
// of each, and the exit code.
const { spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const file = path.join(process.env.CASE_TMP, 'test.js');
function run(text) {
  fs.writeFileSync(file, `const { test, describe, it, before, after, beforeEach, afterEach, mock } = require('node:test');
    const assert = require('assert'); const seen = []; process.on('exit', () => console.log(seen.join()));` + text);
  const r = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  const lines = r.stdout.split('\n').filter((l) => /^ *(not ok|ok|1\.\.|# (tests|suites|pass|fail|cancelled|skipped|todo)) ?/.test(l) || l.includes(','));
  console.log(lines.join('\n'), '\nexit', r.status);
}
run(`
  describe('suite', () => {
    seen.push('build'); before(() => seen.push('before')); after(() => seen.push('after'));
    beforeEach(() => seen.push('each')); afterEach(() => seen.push('each after'));
    it('one', () => seen.push('one')); it('two', async () => { await null; seen.push('two'); });
    describe('nested', () => { it('three', () => seen.push('three')); });
  });
  test('outer', async (t) => {
    t.after(() => seen.push('t after'));
    await t.test('inner', (t) => { seen.push(t.name); });
    t.diagnostic('said');
  });
  test('callback', (t, done) => setImmediate(done));
  test('skipped', { skip: 'why' }, () => seen.push('never'));
  test.todo('later'); it.skip('not'); test('by itself', (t) => t.skip());
  test('plan', (t) => { t.plan(1); t.assert.ok(true); });
  seen.push('end of file');`);
run(`
  test('throws', () => { throw new Error('x'); });
  test('rejects', async () => assert.strictEqual(1, 2));
  test('elsewhere', async () => { setImmediate(() => { throw new Error('late'); }); await new Promise((r) => setTimeout(r, 1000)); });
  test('inner', async (t) => { await t.test('bad', () => assert.fail()); });
  test('slow', { timeout: 5 }, () => new Promise((r) => setTimeout(r, 1000)));
  test('callback', (t, done) => done(new Error('cb')));
  test('good', () => {});`);
run(`test('waits', () => new Promise(() => {}));`);
run(`
  test('mock', () => {
    const f = mock.fn((a) => a + 1, (a) => a * 2);
    assert.deepStrictEqual([f(4), f.mock.callCount(), f.mock.calls[0].arguments, f.mock.calls[0].result], [8, 1, [4], 8]);
    f.mock.mockImplementationOnce(() => 'once');
    assert.deepStrictEqual([f(1), f(1)], ['once', 2]);
    class A { m() { return 1; } }
    const a = new A();
    mock.method(a, 'm', () => 2);
    assert.strictEqual(a.m(), 2);
    a.m.mock.restore();
    assert.strictEqual(a.m(), 1);
    assert.throws(() => mock.method(a, 'none'), { code: 'ERR_INVALID_ARG_VALUE' });
  });`);
