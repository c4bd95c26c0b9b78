// What a Console writes to its streams, compared with Node's.
'use strict';
const { Console } = console;
function sink(more) {
  return Object.assign({ text: '', write(s) { this.text += s; return true; }, once() {}, removeListener() {}, listenerCount() { return 1; } }, more);
}
function wrote(f, options) {
  const out = sink(), err = sink();
  let thrown = '';
  try { f(new Console({ stdout: out, stderr: err, ...options })); } catch (e) { thrown = ' !! ' + e.name + ' ' + e.code + ' ' + e.message; }
  p(String(f));
  p(JSON.stringify(out.text));
  p(JSON.stringify(err.text.replace(/\n    at .*/g, '')) + thrown);
}
wrote((c) => c.log());
wrote((c) => c.log('a %s', 'b', { x: 1 }));
wrote((c) => { c.info(1); c.debug(2); c.warn(3); c.error(4); });
wrote((c) => { c.group('G'); c.log('in\nner'); c.group(); c.log({ a: 1, b: [1, 2, { c: 3 }] }); c.groupEnd(); c.log('back'); c.groupEnd(); c.groupEnd(); c.log('out'); });
wrote((c) => { c.groupCollapsed('x', 1); c.warn('y\nz'); });
wrote((c) => { c.group(); c.log('wide'); c.groupEnd(); c.log('none'); }, { groupIndentation: 4 });
wrote((c) => { c.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 }); c.dir('x'); c.dirxml({ a: 1 }, 2); });
wrote((c) => c.dir({ [Symbol.for('nodejs.util.inspect.custom')]() { return 'never'; } }));
wrote((c) => { c.count(); c.count('x'); c.count(); c.countReset(); c.count(); c.count(undefined); c.count(null); c.count(5); });
wrote((c) => { c.assert(true, 'no'); c.assert(false); c.assert(); c.assert(0, 'msg %s', 'x'); c.assert(null, { a: 1 }); });
wrote((c) => { c.trace('tr %d', 5); c.trace(); });
wrote((c) => c.table([{ a: 1, b: 'x' }, { a: 2, c: true }]));
wrote((c) => c.table([[1, 2], [3, 4]]));
wrote((c) => c.table([1, 'a', { x: 1 }]));
wrote((c) => c.table({ r1: { a: 1 }, r2: { b: 2 } }));
wrote((c) => c.table(new Map([['k', 1], ['l', { a: 1 }]])));
wrote((c) => c.table(new Set([1, 'b'])));
wrote((c) => c.table([{ a: 1, b: 2 }], ['b', 'z']));
wrote((c) => { c.table(5); c.table(null); c.table(); c.table([]); });
wrote((c) => c.table([{ a: { b: { c: 1 } }, l: [1, 2, 3, 4, 5], o: { x: 1, y: 2, z: 3 } }]));
wrote((c) => c.table(new Map([['k', 1]]).keys()));
wrote((c) => c.table(new Map([['k', 1]]).entries()));
wrote((c) => c.table(new Set([[1, 2]]).entries()));
wrote((c) => c.table([['漢字', 1], ['é', 2]]));
wrote((c) => c.table([Symbol('x'), () => 1, null, undefined, new Date(0)]));
wrote((c) => c.table([], 5));
wrote((c) => { c.log('%c styled', 'color:red'); c.log('%o', [1]); c.log('%s', 1, { a: 'b' }); });
wrote((c) => { c.log({ a: 1 }, 's'); c.error([1]); c.log('plain'); }, { colorMode: true });
wrote((c) => c.log({ a: { b: 1 } }), { inspectOptions: { depth: 0 } });
wrote((c) => c.log({ a: 1 }), { inspectOptions: { colors: true } });
wrote((c) => { const { log } = c; log('unbound'); });
wrote((c) => p(Object.keys(c).join()));
wrote(() => {}, { stdout: 5 });
wrote(() => {}, { stderr: 5 });
wrote(() => {}, { colorMode: 'x' });
wrote(() => {}, { inspectOptions: 5 });
wrote(() => {}, { colorMode: true, inspectOptions: { colors: true } });
wrote(() => {}, { groupIndentation: -1 });
wrote(() => {}, { groupIndentation: 'a' });
wrote(() => { new Console(); });
wrote(() => p([Console(sink()) instanceof Console, console instanceof Console, {} instanceof Console].join()));
wrote(() => { let n = ''; const s = sink({ write() { throw new Error('sync'); } }); new Console(s).log('x'); new Console({ stdout: s, ignoreErrors: false }).log('y'); });
const names = Object.keys(console).join();
p(names);
p(String(Object.prototype.toString.call(console)));
p(Object.getOwnPropertyNames(Object.getPrototypeOf(console)).length + ' ' + console.log.length + console.log.name);
