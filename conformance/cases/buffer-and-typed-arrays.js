// A Buffer is a Uint8Array: what copies, what shares memory, iterators, and the methods of both.
const b = Buffer.from([1, 2, 3, 4]);
console.log(b instanceof Uint8Array, Object.getPrototypeOf(Buffer.prototype) === Uint8Array.prototype, Object.getPrototypeOf(Buffer) === Uint8Array, b.constructor === Buffer, Buffer.name, Buffer.length, Buffer.BYTES_PER_ELEMENT);
console.log(new Uint32Array(b), new Uint16Array(b.buffer, b.byteOffset, 2).length, Uint8Array.prototype.slice.call(b, 1, 3), new Uint8Array(b));
const arr = new Uint16Array([5000, 4000]);
const copy = Buffer.from(arr), shared = Buffer.from(arr.buffer);
console.log(copy, shared);
arr[1] = 6000;
console.log(copy, shared, Buffer.from(arr.buffer, 2), Buffer.from(arr.buffer, 1, 2), Buffer.from(arr.buffer, 4).length);
for (const args of [[arr.buffer, 5], [arr.buffer, 0, 5], [arr.buffer, -1], [arr.buffer, 'x'], [arr.buffer, 1, -5], [arr.buffer, NaN, 2]]) {
  try { console.log(Buffer.from(...args)); } catch (e) { console.log(e.name, e.code, e.message); }
}
for (const x of b) console.log(x);
console.log([...b.keys()], [...b.values()], [...b.entries()], b.entries()[Symbol.toStringTag]);
console.log(b.map((x) => x * 2), b.filter((x) => x > 2), b.reduce((x, y) => x + y), b.find((x) => x > 1), b.some((x) => x > 3), b.join('-'), b.at(-1), b.indexOf(3), b.includes(9));
console.log(Buffer.from(b).reverse(), Buffer.from([3, 1, 2]).sort(), Buffer.from(b).copyWithin(0, 2), Buffer.from(b).fill(7, 1, 3), Buffer.of(1, 2.7, 256, -1), Buffer.from('abc').with ? Buffer.from('abc').with(0, 65) : 0);
console.log(b.map((x) => x) instanceof Buffer, b.filter(() => 1) instanceof Buffer, b.slice(1) instanceof Buffer, Uint8Array.from(b) instanceof Buffer, Buffer.from(b.toReversed()) instanceof Buffer, b.toReversed().constructor.name);
const s = b.slice(1, 3);
s[0] = 99;
console.log(b, b.subarray(1, 3).byteOffset - b.byteOffset, b.slice(-2), b.slice(3, 1), b.subarray('1', '3'));
b[0] = 257; b[1] = -1; b[2] = 'x'; b[9] = 5;
console.log(b, b[9], b.length, 4 in b, Object.keys(b));
console.log(JSON.stringify(b), JSON.parse(JSON.stringify({ b }), (k, v) => (v && v.type === 'Buffer' ? Buffer.from(v.data) : v)), b.toJSON());
console.log(Buffer.isBuffer(new Uint8Array(1)), Buffer.isBuffer(Buffer.prototype), Buffer.compare(new Uint8Array([1]), Buffer.from([2])), Buffer.concat([new Uint8Array([1]), Buffer.from([2])]));
console.log(Buffer.copyBytesFrom(new Uint16Array([1, 2, 3]), 1, 1), Buffer.copyBytesFrom(new Float32Array([1])));
