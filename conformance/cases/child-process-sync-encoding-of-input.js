// Of spawnSync and its relatives: the option encoding is that of the input, too; a name that
// is none matters when there is something to decode; argv0 names the command that failed;
// stdio is filled up in place.
'use strict';
const { spawnSync, execFileSync } = require('child_process');

function show(f) {
  try { console.log(f()); } catch (e) { console.log(e.code, e.message, e.status); }
}
const stdio = ['pipe'];
for (const encoding of ['hex', 'base64', 'latin1', 'utf16le', '', null, undefined, 'none', 'buffer']) {
  show(() => spawnSync('cat', { input: 'c3a9', encoding }).stdout);
}
show(() => spawnSync('od', ['-An', '-tx1'], { input: 'c3a9', encoding: 'hex' }).stdout);
show(() => spawnSync('true', { encoding: 'none', stdio }).stdout);
show(() => stdio.length);
show(() => execFileSync('sh', ['-c', 'exit 3'], { argv0: 'named', stdio: 'pipe' }));
show(() => spawnSync('cat', { input: 'x'.repeat(3), maxBuffer: 2 }).error.code);
// Too long for the pipe, and never read.
show(() => spawnSync('true', { input: 'x'.repeat(1e6) }).error.code);
