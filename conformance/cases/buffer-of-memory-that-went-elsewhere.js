// Views of an ArrayBuffer that was transferred have no bytes, for whoever asks; the memory that
// small Buffers share is not transferred.
const buffer = require('buffer');
const util = require('util');
const tried = (name, f) => { try { console.log(name, f()); } catch (e) { console.log(name, e.name, e.code, e.message); } };
const gone = (View, ...range) => {
  const ab = new ArrayBuffer(16);
  const view = View === Buffer ? Buffer.from(ab, ...range) : new View(ab, ...range);
  structuredClone(ab, { transfer: [ab] });
  return view;
};
tried('pool', () => { const b = Buffer.from('abc'); structuredClone(b, { transfer: [b.buffer] }); return b.length; });
for (const [name, make] of [['Buffer', () => gone(Buffer)], ['a part', () => gone(Buffer, 3, 4)], ['Uint8Array', () => gone(Uint8Array, 2)], ['Uint16Array', () => gone(Uint16Array, 4, 2)], ['Float64Array', () => gone(Float64Array)]]) {
  const b = make();
  tried(`${name} length`, () => [b.length, b.byteLength, b.byteOffset]);
  tried('index', () => b[0]);
  tried('from', () => Buffer.from(b));
  tried('byteLength', () => Buffer.byteLength(b));
  tried('isUtf8', () => buffer.isUtf8(b));
  if (b.BYTES_PER_ELEMENT === 1 && name !== 'Uint8Array') tried('toString', () => Buffer.prototype.toString.call(b));
  tried('readUInt8', () => Buffer.prototype.readUInt8.call(b));
  if (name === 'Buffer') tried('write', () => Buffer.prototype.write.call(b, 'x'));
  tried('copy', () => Buffer.from('abc').copy(b));
  tried('indexOf', () => Buffer.from('abc').indexOf(b));
  tried('hash', () => require('crypto').createHash('sha1').update(b).digest('hex').slice(0, 8));
  tried('decoder', () => new TextDecoder().decode(b));
  tried('string decoder', () => new (require('string_decoder').StringDecoder)().write(b));
  tried('inspect', () => util.inspect(b));
  tried('appendFile', () => require('fs').writeFileSync(require('path').join(process.env.CASE_TMP || '/tmp', 'f'), b));
}
const ab = new ArrayBuffer(4);
structuredClone(ab, { transfer: [ab] });
tried('isUtf8', () => buffer.isUtf8(ab));
tried('isAscii', () => buffer.isAscii(ab));
tried('from', () => Buffer.from(ab));
tried('from 1', () => Buffer.from(ab, 1));
tried('byteLength', () => [ab.byteLength, Buffer.byteLength(ab)]);
const shared = new SharedArrayBuffer(4), over = Buffer.from(shared, 1, 2);
over[0] = 7;
console.log(new Uint8Array(shared), over.buffer === shared, over);
