'use strict';
// Code that a script makes while it runs may have all the syntax of a file.
const vm = require('vm');
const AsyncFunction = (async () => {}).constructor;
const collect = async (iterable) => { const all = []; for await (const x of iterable) all.push(x); return all; };
const attempt = async (name, f) => {
  try { console.log(name, await f()); } catch (e) { console.log(name, e.name, e.message); }
};
(async () => {
  await attempt('import()', async () => typeof (await new Function('name', 'return import(name)')('fs')).readFileSync);
  await attempt('call', async () => typeof (await Function('name', 'return import(name)')('node:path')).default.join);
  await attempt('for await', () => new AsyncFunction('x', 'let s = 0; for await (const y of x) s += y; return s')([1, Promise.resolve(2)]));
  await attempt('generator', () => collect(new Function('n', 'return (async function* () { yield n; yield* [2, 3] })()')(1)));
  await attempt('vm', () => vm.runInThisContext('(async (x) => { for await (const y of x) return y })')(['first']));
  await attempt('Script', () => new vm.Script('async function* g1() { yield 1 }; typeof g1').runInThisContext());
  await attempt('error', () => new Function('return 1 +'));
  await attempt('length', () => [new Function('a', 'b', 'return import(a)').length, new Function('a, b', 'c', 'return a + b + c')(1, 2, 3)].join());
  await attempt('pattern', () => [new RegExp('^\\p{' + 'L}+$', 'u').test('éa'), RegExp(`^\\p{Lu}`, 'u').test('É'), new (class extends RegExp {})('\\p{L}', 'u').test('1')].join());
})();
