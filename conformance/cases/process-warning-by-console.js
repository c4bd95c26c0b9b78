'use strict';
// warnings are printed by what console.error was at the first one, and stderr's write sees them
const seen = (what) => (...args) => { console.log(what, String(args[0]).replace(/\(.*?\) ?|\n/g, '')); return true; };
process.stderr.write = seen('write');
process.emitWarning('one');
setImmediate(() => {
  console.error = seen('console.error');
  process.emitWarning('two', 'Custom', 'C1');
  setImmediate(() => console.error('three'));
});
class Reader { get only() { return 1; } }
class Sub extends Reader {}
for (const [o, key] of [[new Sub(), 'only'], [new Event('x'), 'timeStamp'], [{ get q() { return 1; } }, 'q'], [Object.freeze({ z: 1 }), 'z']]) {
  try { o[key] = 2; } catch (e) { console.log(e.message); }
}
