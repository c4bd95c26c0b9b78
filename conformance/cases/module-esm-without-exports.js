// A module may be empty, or export nothing: its namespace is empty.
const fs = require('fs');
const path = require('path');
const texts = { 'empty.mjs': '', 'comment.mjs': '// nothing\n', 'semicolons.mjs': ';;\n', 'braces.mjs': 'export {};', 'effect.mjs': 'globalThis.ran = import.meta.url.slice(-10);',
  'waits.mjs': 'globalThis.waited = await 1;', 'star.mjs': 'import * as none from "./effect.mjs"; export { none };', 'side.mjs': 'import "./empty.mjs"; import "./braces.mjs";' };
for (const [name, text] of Object.entries(texts)) fs.writeFileSync(path.join(process.env.CASE_TMP, name), text);
(async () => {
  for (const name of Object.keys(texts)) {
    const m = await import(path.join(process.env.CASE_TMP, name));
    console.log(name, Object.keys(m), m, Object.getPrototypeOf(m), m.default, String(m));
  }
  console.log(globalThis.ran, globalThis.waited);
})();
