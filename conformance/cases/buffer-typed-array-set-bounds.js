'use strict';
// set of an empty source, of one that does not fit, and offsets that no array has
const said = (f) => { try { return f(); } catch (e) { return `${e.name}: ${e.message}`; } };
const bytes = Buffer.from('abc');
for (const source of [new Float32Array(0), new Uint16Array(0), Buffer.alloc(0), [], '']) {
  console.log(source.constructor.name, said(() => bytes.set(source)), said(() => bytes.set(source, 3)), said(() => bytes.set(source, 4)));
}
console.log(said(() => bytes.set([1, 2], 2)), said(() => bytes.set(new Uint16Array(4))), said(() => bytes.set([1], -1)));
console.log(bytes, said(() => new Uint8Array(0).set(new Float64Array(0), 0)));

console.log(bytes.slice(1, -0.5), bytes.subarray(-0.9, 2), bytes.slice(-1.9));
const memory = new ArrayBuffer(4);
for (const [offset, length] of [[-2, 12], [-2, 1], [-4.7, 8], [-0.5, 1], [5, 1], [1.7, 1.2]]) {
  console.log(offset, length, said(() => Buffer.from(memory, offset, length)));
}
console.log(said(() => Buffer.alloc(10n ** 40n)));
console.log(said(() => `${Object.create(null)}`), said(() => bytes.slice({ valueOf() { return {}; }, toString() { return {}; } })));
const { transcode } = require('buffer');
for (const encoding of [[], ['utf8'], {}, '', null, undefined]) {
  console.log(encoding, said(() => transcode(Buffer.from('abc'), 'utf8', encoding)));
}
