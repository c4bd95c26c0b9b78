// serialization: 'advanced' carries what JSON cannot. Own properties of built-in objects do
// not come along, functions and symbols throw.
'use strict';
const { fork, spawn } = require('child_process');
const util = require('util');

if (process.argv[2] === 'child') {
  console.log(process.env.NODE_CHANNEL_SERIALIZATION_MODE, process.env.NODE_CHANNEL_FD);
  process.on('message', (m) => {
    console.log(util.inspect(m, { depth: 4, sorted: false }).replace(/\n\s+at .*/g, ''), Object.prototype.toString.call(m));
    try { process.send(m); } catch (e) { console.log(e.name, e.message); }
    if (m === 'last') process.disconnect();
  });
  return;
}
const circular = { name: 'c' };
circular.self = circular;
const shared = { x: 1 };
class Own { constructor() { this.a = 1; } get b() { return 2; } }
const tagged = Object.assign(new Map([[1, 2]]), { own: 1 });
const values = [
  undefined, null, true, 0, -0, NaN, Infinity, 1.5, 2 ** 40, 'text', 'é 😀', '', 123n, -(2n ** 70n), new Date(0), new Date(NaN), /a(b)/gi, circular, [shared, shared],
  new Map([[{ k: 1 }, new Set([1, 'b'])]]), tagged, new Set([new Set()]), [1, , 3], Object.assign([1, 2], { extra: true }), { u: undefined, n: null },
  new Error('e'), new TypeError('t'), new RangeError('r', { cause: 'c' }), Object.assign(new Error('with code'), { code: 'E' }), Object.assign(new Error('named'), { name: 'Mine' }),
  Buffer.from('ab'), Buffer.alloc(0), new Uint8Array([1, 2]), new Float64Array([1.5]), new BigInt64Array([-1n]), new ArrayBuffer(3),
  new Boolean(false), new Number(5), new String('s'), Object(1n), new Own(), Object.create(null), Object.create({ inherited: 1 }),
  { get g() { return 'got'; } }, Object.freeze([1]),
];
const child = fork(__filename, ['child'], { serialization: 'advanced', silent: true });
let out = '';
child.stdout.on('data', (d) => { out += d; });
const back = [];
child.on('message', (m) => back.push(util.inspect(m, { depth: 4 }).replace(/\n\s+at .*/g, '')));
for (const v of values) {
  try { child.send(v); } catch (e) { console.log(e.name, e.code, e.message); }
}
for (const v of [() => {}, { f() {} }, Symbol('s'), { s: Symbol('s') }, new WeakMap(), Promise.resolve(), new (class { #p = 1; })(), new Proxy({}, {}), [new WeakSet()]]) {
  try { child.send(v); console.log('sent'); } catch (e) { console.log(e.name, e.code, e.message); }
}
child.send('last');
child.on('close', (code) => { console.log(code); console.log(out); console.log(back.join('\n')); });
for (const serialization of ['json', 'JSON', '', null, 5, {}]) {
  try { spawn('true', { serialization }); console.log('taken'); } catch (e) { console.log(e.code, e.message); }
}
