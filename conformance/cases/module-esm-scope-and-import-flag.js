// ES modules have no require; --import runs before the script; a main module that waits for
// ever ends with 13; a file without package.json is a module when only a module can be so.
const { spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const dir = process.env.CASE_TMP;
function run(flags, name, text) {
  const file = path.join(dir, name);
  fs.writeFileSync(file, text);
  const r = spawnSync(process.execPath, [...flags, file], { encoding: 'utf8', cwd: dir });
  const error = /^\w*Error.*$/m.exec(r.stderr);
  console.log(name, r.status, r.stdout.trim(), error && error[0].replaceAll(dir, 'DIR'));
}
run([], 'names.mjs', `
  for (const f of [() => require, () => module, () => exports, () => __filename]) try { f() } catch (e) { console.log(e.name, e.message) }
  console.log(typeof require, typeof module, typeof __dirname);`);
run([], 'made.mjs', `
  import { createRequire } from 'module';
  const require = createRequire(import.meta.url);
  const f = (module, exports) => ({ module, exports });
  console.log(typeof require('fs').stat, f(1, 2), typeof module);`);
run([], 'throws.mjs', 'require("fs")');
run([], 'waits.mjs', 'process.on("exit", (c) => console.log(c, process.exitCode)); await new Promise(() => {});');
run([], 'chosen.mjs', 'process.exitCode = 4; await new Promise(() => {});');
run([], 'detected.js', 'console.log(await Promise.resolve(7), typeof require)');
fs.writeFileSync(path.join(dir, 'pre.mjs'), 'await null; globalThis.pre = import.meta.url.slice(-7); console.log("pre");');
run(['--import', './pre.mjs'], 'main.js', 'console.log(globalThis.pre)');
run(['--import', './none.mjs'], 'main.js', 'console.log("not reached")');
fs.writeFileSync(path.join(dir, 'space.mjs'), 'export const b = 1; export default function f() {} export let a;');
run([], 'namespace.mjs', `import * as ns from './space.mjs'; import util from 'util'; console.log(ns, util.types.isModuleNamespaceObject(ns));`);
