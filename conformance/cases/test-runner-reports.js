'use strict';
// A file of tests under each reporter, each flag and --test: the report without its times, and
// the exit code.
const { spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path');

const dir = fs.realpathSync(process.env.CASE_TMP);
fs.mkdirSync(path.join(dir, 'test'));
const file = path.join(dir, 'test', 'a.js');
fs.writeFileSync(file, `
const { test, describe, it, beforeEach, afterEach } = require('node:test');
const assert = require('assert');
const say = (...a) => require('fs').writeSync(2, a.join(' ') + '\\n');
test('passes', () => {});
test('fails', () => { assert.deepStrictEqual({ a: 1, b: [1, 2] }, { a: 1, b: [1, 3] }); });
test('with # and \\\\', (t) => { t.diagnostic('a # b'); });
test('rejects', async () => { throw new TypeError('boo'); });
test('calls back', (t, done) => setImmediate(done));
test('both', (t, done) => Promise.resolve());
test('top', async (t) => { await t.test('sub', () => {}); await t.test('bad', () => { throw { a: 1 }; }); it('inner', () => {}); });
test('skipped', { skip: 'why' }, () => {});
test('todo fails', { todo: true }, () => { throw 'text'; });
test.only('only', () => {});
test('plan', (t) => { t.plan(2); t.assert.ok(1); });
test('too long', { timeout: 5 }, (t) => new Promise(() => {
  const timer = setTimeout(() => {}, 60000);
  t.signal.addEventListener('abort', () => clearTimeout(timer));
}));
test('thrown elsewhere', () => new Promise((r) => setImmediate(() => { throw new Error('inside'); })));
describe('suite', () => {
  beforeEach((t) => say('before', t.name));
  afterEach((t) => say('after', t.name));
  it('one', () => { say('one'); });
  describe('deeper', () => { it('two', async () => { say('two'); }); it.skip('three'); it.todo('four'); });
});
describe('throws', () => { throw new Error('in describe'); });
test('left', async (t) => { t.test('unawaited', () => new Promise(() => {})); });
test('never', (t, done) => {});
`);
fs.writeFileSync(path.join(dir, 'test', 'b.mjs'), "import { test } from 'node:test'; test('of b', () => {}); console.log('from b');\n");
fs.writeFileSync(path.join(dir, 'test', 'c.cjs'), 'process.exit(3);\n');

// told is a report without what differs from run to run: times, stacks, places and when the output
// of a file came.
function told(text) {
  const output = /^# (before|after|one|two|from)\b/;
  const frames = /^\s*(at .*|(async )?[\w.<> ]+ \((node:|\/).*|(async )?(node:|\/)\S+:\d+:\d+|stack: .*)$/;
  return text.split('\n').filter((line) => !frames.test(line) && !output.test(line)).join('\n').replaceAll(dir, 'DIR')
    .replace(/(duration_ms:?) [\d.e-]+/g, '$1 N').replace(/\([\d.e-]+ms\)/g, '(N ms)').replace(/time="[\d.]+"/g, 'time="N"')
    .replace(/hostname="[^"]*"/g, 'hostname="H"').replace(/:\d+:\d+'/g, ":L:C'").replace(/ at (\S+):\d+:\d+$/gm, ' at $1:L:C');
}

for (const args of [[file], ['--test-reporter=spec', file], ['--test-reporter', 'dot', file], ['--test-name-pattern=/^ON|b/i', file],
  ['--test-only', file], ['--test'], ['--test', 'missing.js']]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8' });
  console.log('==', ...args.map((a) => a.replaceAll(dir, 'DIR')), '->', status);
  console.log(told(stdout));
  console.log('--', told(stderr));
}
