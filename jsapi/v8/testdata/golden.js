// Makes the golden files with the Node that runs it.
globalThis.v8 = require('v8');
const fs = require('fs'), path = require('path'), vm = require('vm');
for (const [file, call] of [['write', 'written()'], ['read', 'read()']]) {
  const code = fs.readFileSync(path.join(__dirname, file + '.js'), 'utf8') + call;
  fs.writeFileSync(path.join(__dirname, file + '.golden'), vm.runInThisContext(code).join('\n') + '\n');
}
