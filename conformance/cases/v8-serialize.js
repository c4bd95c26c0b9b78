// v8.serialize and v8.deserialize: what comes back, what throws, as bytes too.
'use strict';
const v8 = require('v8');
const util = require('util');

const circular = { a: [] };
circular.a.push(circular);
class Own { constructor() { this.x = 1; } }
const bytes = Buffer.from('0123456789');
const values = [undefined, null, true, false, 0, -1, 2 ** 31, -0, 1.5, NaN, 'text', 'é', '😀', '', 5n, -(2n ** 100n), new Date(1e12), /r/gimsuy, circular, [1, , 'x'],
  Object.assign([1], { p: 2 }), new Map([['k', new Set([1])]]), new Error('m'), new SyntaxError('s'), Object.assign(new Error('x'), { code: 'C', name: 'N' }), bytes.subarray(2, 4),
  new Uint16Array(bytes.buffer, bytes.byteOffset & ~1, 1).constructor === Uint16Array, new Float32Array([1.5]), new ArrayBuffer(2), Object(true),
  Object(1), Object('s'), Object(2n), new Own(), Object.create(null), { __proto__: { inherited: 1 }, own: 2 }, { get g() { return 3; } }, { 1: 'a', b: undefined }];
for (const v of values) {
  const b = v8.serialize(v);
  const back = v8.deserialize(b);
  console.log(v instanceof Error ? '' : b.toString('hex'), util.inspect(back).replace(/\n\s+at .*/g, ''), Object.prototype.toString.call(back));
}
const same = v8.deserialize(v8.serialize(circular));
console.log(same.a[0] === same, v8.serialize(1).constructor.name);
const copy = v8.deserialize(v8.serialize(bytes.subarray(2, 4)));
console.log(copy.constructor.name, copy.length);
for (const v of [() => {}, function named() {}, class X {}, Symbol('s'), { s: Symbol() }, new WeakMap(), new WeakSet(), Promise.resolve(), new Proxy({}, {}), { f() {} }, [() => {}],
  { get g() { throw new RangeError('from the getter'); } }, new (class { #p; })(), (function* () {})(), Math, JSON]) {
  try { console.log(v8.serialize(v).toString('hex')); } catch (e) { console.log(e.name, e.code, e.message, e.constructor === Error); }
}
for (const b of [Buffer.from('ff0f4906', 'hex'), new Uint8Array([0xff, 15, 0x54]), new DataView(new Uint8Array([0xff, 15, 0x46]).buffer), Buffer.from('ff0d6f', 'hex'), Buffer.from('ff105f', 'hex'), Buffer.from('ff0e5f', 'hex')]) {
  try { console.log(v8.deserialize(b)); } catch (e) { console.log(e.name, e.code, e.message); }
}
for (const b of [undefined, null, 'text', 5, {}, [], new ArrayBuffer(4), Buffer.alloc(0), Buffer.from('00', 'hex'), Buffer.from('ff', 'hex'), Buffer.from('ff0f', 'hex'), Buffer.from('ff0f6f', 'hex'),
  Buffer.from('ff0f22ff', 'hex'), Buffer.from('ff0f5eff', 'hex'), Buffer.from('ff635f', 'hex'), Buffer.from('ff0f5c00', 'hex'), Buffer.from('ff0f5c63', 'hex'), v8.serialize({ a: [1, 2, 3] }).subarray(0, 9)]) {
  try { console.log('read', v8.deserialize(b)); } catch (e) { console.log(e.name, e.code, e.message); }
}
