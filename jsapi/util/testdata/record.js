// Prints what Node's util.inspect makes of each case: node record.js CASES.js > GOLDEN.txt
// One line a case: the JSON of the text, or of the error thrown.
'use strict';
const fs = require('fs');
const util = require('util');
const fn = { inspect: (a) => util.inspect(...a), format: (a) => util.format(...a) }[process.argv[3] || 'inspect'];
for (const line of fs.readFileSync(process.argv[2], 'utf8').split('\n')) {
  if (!line || line.startsWith('//')) continue;
  let out;
  try { out = fn((0, eval)(line)); } catch (e) { out = 'THROWS ' + e; }
  console.log(JSON.stringify(out));
}
