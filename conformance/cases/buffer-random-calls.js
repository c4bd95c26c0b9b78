// Random arguments of every kind for every function of Buffer and of the module. One line for each
// function, a hash of all that came back; with its name as argument the calls themselves.
'use strict';
const { createHash } = require('crypto');
const util = require('util'); const buffer = require('buffer');
let seed = 7;
const rnd = (n) => { seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff; return (seed >>> 8) % n; };
const pick = (a) => a[rnd(a.length)];
const nums = [undefined, null, 0, 1, 2, 3, 5, 8, 100, -1, -2, -9, 1.5, NaN, Infinity, -Infinity, '1', 'x', '', true, {}, [], 2 ** 31, 2 ** 32, 2 ** 53, Symbol.iterator, () => {}];
const encs = [undefined, null, 'utf8', 'UTF-8', 'hex', 'HEX', 'base64', 'base64url', 'latin1', 'binary', 'ascii', 'ucs2', 'utf16le', 'UTF16LE', 'utf-16le', 'nope', '', 5, {}, 'utf8 '];
const strs = ['', 'a', 'abc', 'é', '☃', '😀', '\ud83d', 'abcd1234', 'zz', 'YWJj', 'YW Jj', 'YQ==', 'YQ=', '-_8', '0g', 'ff00', 'F', 'a\0b', 'x'.repeat(20), '\u0100\u0200', '==', 'a=b', 'ÿþ'];
const srcs = () => pick([Buffer.alloc(0), Buffer.from('abcabcab'), Buffer.from([1, 2, 255, 128]), new Uint8Array([97, 98]), new Uint16Array([0x4142, 0x61]), new DataView(new ArrayBuffer(3)), new ArrayBuffer(4), new SharedArrayBuffer(2), [1, 2, 300, -1, 'x'], { length: 2, 0: 5, 1: '7' }, { type: 'Buffer', data: [1, 2] }, { length: -1 }, { length: 'x' }, {}, null, undefined, 5, 'abc', new String('abc'), Symbol('s'), true, new Float32Array([1.5, 300]), () => {}]);
const bufs = () => pick([Buffer.from('abcabcabcé☃'), Buffer.alloc(0), Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 255]), Buffer.from('ab', 'utf16le'), Buffer.from([0xff, 0xfe, 0x80, 0xe2, 0x98, 0x83, 0xf0, 0x9f, 0x98, 0x80]), new Uint8Array([97, 98, 99])]);
const any = () => pick([() => pick(nums), () => pick(strs), srcs])();
const P = Buffer.prototype; 
const call = (name, args) => { const b = Buffer.from(bufs()); return [b, P[name].apply(b, args)]; };
const arg = { n: () => pick(nums), e: () => pick(encs), s: () => pick(strs), b: srcs, a: any, m: () => pick([0, 1, -1, 127, 128, 255, 256, -128, -129, 65535, 65536, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 1.7, '5', 'x', NaN, null, undefined, true, 2 ** 47, 2 ** 48, -(2 ** 47), 1e300, Infinity]), g: () => pick([0n, 1n, -1n, 2n ** 63n, 2n ** 64n, -(2n ** 63n), 2n ** 64n - 1n, 5, '5', undefined, null]) };
const table = [];
const M = (name, sig) => table.push([name, () => { const k = rnd(sig.length + 1); return [...sig].slice(0, k < 1 ? sig.length : k).map((c) => arg[c]()); }, (args) => call(name, args)]);
for (const [n, s] of Object.entries({ toString: 'enn', write: 'snne', fill: 'anne', indexOf: 'ane', lastIndexOf: 'ane', includes: 'ane', slice: 'nn', subarray: 'nn', equals: 'b', compare: 'bnnnn', copy: 'bnnn', toJSON: '', swap16: '', swap32: '', swap64: '', toLocaleString: 'enn', readBigInt64BE: 'n', readBigUInt64LE: 'n', writeBigInt64LE: 'gn', writeBigUInt64BE: 'gn', hexSlice: 'nn', utf8Slice: 'nn', latin1Slice: 'nn', ucs2Slice: 'nn', base64Slice: 'nn', base64urlSlice: 'nn', asciiSlice: 'nn', hexWrite: 'snn', utf8Write: 'snn', latin1Write: 'snn', ucs2Write: 'snn', base64Write: 'snn', base64urlWrite: 'snn', asciiWrite: 'snn', inspect: '' })) M(n, s);
for (const k of ['Int8', 'UInt8', 'Uint8', 'Int16LE', 'Int16BE', 'UInt16LE', 'Uint16BE', 'Int32LE', 'Int32BE', 'UInt32LE', 'UInt32BE', 'FloatLE', 'FloatBE', 'DoubleLE', 'DoubleBE']) { M('read' + k, 'n'); M('write' + k, 'mn'); }
for (const k of ['IntLE', 'IntBE', 'UIntLE', 'UIntBE']) { M('read' + k, 'nn'); M('write' + k, 'mnn'); }
const S = (name, sig, f) => table.push([name, () => { const k = rnd(sig.length + 1); return [...sig].slice(0, k < 1 ? sig.length : k).map((c) => arg[c]()); }, (args) => f(...args)]);
S('from', 'an', (...a) => Buffer.from(...a)); S('from e', 'se', (...a) => Buffer.from(...a)); S('from b', 'bnn', (...a) => Buffer.from(...a));
S('alloc', 'nae', (n, ...a) => { if (n > 1e6) n = 9; return Buffer.alloc(n, ...a); }); S('allocUnsafe', 'n', (n) => Buffer.allocUnsafe(n > 1e6 ? 9 : n).length); S('allocUnsafeSlow', 'n', (n) => Buffer.allocUnsafeSlow(n > 1e6 ? 9 : n).length);
S('byteLength', 'be', (...a) => Buffer.byteLength(...a)); S('byteLength s', 'se', (...a) => Buffer.byteLength(...a)); S('compare', 'bb', (...a) => Buffer.compare(...a)); S('concat', 'bn', (l, n) => Buffer.concat(pick([[], [Buffer.from('ab'), new Uint8Array(2)], [Buffer.from('xyz')], 5, null, [5]]), n > 1e6 ? 4 : n));
S('isEncoding', 'e', Buffer.isEncoding); S('isBuffer', 'b', Buffer.isBuffer); S('of', 'nmm', (...a) => Buffer.of(...a)); S('copyBytesFrom', 'bnn', (...a) => Buffer.copyBytesFrom(...a)); S('new', 'an', (a, n) => new Buffer(typeof a === 'number' ? (a > 1e6 ? 5 : a) : a, n)); S('Buffer()', 'an', (a, n) => Buffer(typeof a === 'number' ? (a > 1e6 ? 5 : a) : a, n)); S('SlowBuffer', 'n', (n) => buffer.SlowBuffer(n > 1e6 ? 5 : n).length);
S('atob', 'a', (a) => atob(a)); S('btoa', 'a', (a) => btoa(a)); S('isUtf8', 'b', buffer.isUtf8); S('isAscii', 'b', buffer.isAscii); S('transcode', 'bee', buffer.transcode); S('resolveObjectURL', 'a', buffer.resolveObjectURL);
process.removeAllListeners('warning');
process.on('warning', () => {});
const show = (v) => util.inspect(v, { depth: 2, breakLength: Infinity });
for (const [name, args, f] of table) {
  const hash = createHash('sha1');
  for (let i = 0; i < 60; i++) {
    const a = args(), before = show(a);
    let line;
    try { line = show(f(a)); } catch (e) { line = `${e.name} ${e.code} ${e.message}`; }
    if (process.argv[2] === name) console.log(before, '=>', line);
    hash.update(`${before} => ${line}`);
  }
  console.log(name, hash.digest('hex').slice(0, 12));
}
