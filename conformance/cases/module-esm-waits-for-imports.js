// An ES module runs when the modules that it imports have ended, also those with await at their
// top level; one that fails there fails those that import it; exports of every shape.
const { spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const dir = process.env.CASE_TMP;
const files = {
  'main.mjs': `
    import { other } from './beside.mjs';
    import def, { a, b, c as cc, rest, two, fn, Cls } from './middle.mjs';
    import * as ns from './middle.mjs';
    import './sync.mjs';
    console.log('main', other, def, a, b, cc, rest, two, fn(), new Cls().x, Object.keys(ns).sort().join());
    import('./importsbad.mjs').catch((e) => console.log('import()', e.message));`,
  'middle.mjs': `
    import { late } from './leaf.mjs';
    console.log('middle');
    export const { a, b: { deep: b } = { deep: 5 }, ...rest } = { a: late, x: 1 };
    export const c = 1, two = 2;
    export function fn() { return late + '!' }
    export class Cls { x = late }
    export default late + 'd';`,
  'leaf.mjs': `
    console.log('leaf begins');
    export const late = await new Promise((r) => setImmediate(() => r('late')));
    export let [p] = [1], q = 3;
    console.log('leaf ends');`,
  'beside.mjs': `import { late, p, q } from './leaf.mjs'; export const other = [late, p, q];`,
  'sync.mjs': `console.log('sync')`,
  'bad.mjs': `await 1; throw new Error('bad')`,
  'importsbad.mjs': `import './bad.mjs'; console.log('not reached')`,
  'never.mjs': `await new Promise(() => {})`,
  'importsnever.mjs': `import './never.mjs'; console.log('not reached')`,
};
for (const name in files) fs.writeFileSync(path.join(dir, name), files[name]);
for (const name of ['main.mjs', 'importsbad.mjs', 'importsnever.mjs']) {
  const r = spawnSync(process.execPath, [path.join(dir, name)], { encoding: 'utf8' });
  console.log(name, r.status, r.stdout, /Error: .*/.exec(r.stderr)?.[0]);
}
