// Where a syntax error is seen, how wide it is marked, and its words.
const { spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'syntax-'));
const file = path.join(dir, 'x.js');
for (const source of [
  'var a = {\n  b: 1,,\n};', 'var x = {a: 1, , b: 2}', 'obj = { a b }', 'function f() {\n  return {\n    a: 1\n    b: 2\n  };\n}',
  'console.log("a"\n);\nconsole.log("b";\n', 'foo(1, 2\nbar', 'f(`a)` c)', 'f(`a${g("}")}b`, 1 2)', 'f(/[)/]/ x)', 'if (x y) {}', 'f(,)', 'f((1, 2;',
  'function (a) {}', 'x = "abc\n', 'for (;;', 'f(', 'break;', 'let let = 1', 'else {}', '"use strict"; with (a) {}', 'const q;', '1 = 2;', '@', 'var 1a;',
]) {
  fs.writeFileSync(file, source);
  const { status, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  const lines = stderr.replaceAll(file, 'x.js').split('\n');
  const upTo = lines.findIndex((l) => l.startsWith('SyntaxError'));
  console.log(JSON.stringify(source), status, '\n' + lines.slice(0, upTo + 1).map((l) => l + '|').join('\n'));
}
fs.rmSync(dir, { recursive: true });
