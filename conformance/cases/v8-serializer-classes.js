// Serializer, Deserializer and their Default subclasses: every method, host objects, buffers
// that go aside, errors made by a subclass.
'use strict';
const v8 = require('v8');
const { Serializer, Deserializer, DefaultSerializer, DefaultDeserializer } = v8;

const tell = (name, f) => { try { console.log(name, f()); } catch (e) { console.log(name, e.name, e.code, e.message); } };
for (const C of [Serializer, Deserializer, DefaultSerializer, DefaultDeserializer]) {
  console.log(C.name, C.length, Object.getOwnPropertyNames(C.prototype).sort().join(), Object.getPrototypeOf(C).name);
  tell('call', () => C());
}
tell('no buffer', () => new Deserializer());
tell('text', () => new Deserializer('x'));
tell('ArrayBuffer', () => new Deserializer(new ArrayBuffer(1)));

const s = new Serializer();
tell('header', () => s.writeHeader());
tell('uint32', () => [s.writeUint32(1), s.writeUint32(2 ** 32 - 1), s.writeUint32(2 ** 32 + 5), s.writeUint32(-1), s.writeUint32('7'), s.writeUint32(1.9)].length);
tell('uint64', () => [s.writeUint64(1, 2), s.writeUint64(2 ** 32 - 1, 2 ** 32 - 1)].length);
tell('double', () => [s.writeDouble(1.5), s.writeDouble(NaN), s.writeDouble('2')].length);
tell('raw', () => [s.writeRawBytes(Buffer.from('abc')), s.writeRawBytes(new Uint16Array([1])), s.writeRawBytes(new DataView(new ArrayBuffer(1)))].length);
tell('value', () => s.writeValue({ a: [1] }));
for (const bad of [undefined, 'x', 5, new ArrayBuffer(1), []]) tell('raw', () => s.writeRawBytes(bad));
tell('not cloneable', () => s.writeValue(() => {}));
const buffer = s.releaseBuffer();
console.log(buffer.toString('hex'), buffer.constructor.name);
tell('after release', () => s.releaseBuffer().length);

const d = new Deserializer(buffer);
tell('version before', () => d.getWireFormatVersion());
tell('header', () => d.readHeader());
tell('version', () => d.getWireFormatVersion());
tell('uint32', () => [1, 2, 3, 4, 5, 6].map(() => d.readUint32()));
tell('uint64', () => [d.readUint64(), d.readUint64()]);
tell('double', () => [d.readDouble(), d.readDouble(), d.readDouble()]);
tell('raw', () => [d.readRawBytes(3), d.readRawBytes(2), d.readRawBytes(1)]);
tell('value', () => d.readValue());
for (const f of ['readUint32', 'readUint64', 'readDouble', 'readValue', 'readHeader']) tell(f + ' at the end', () => new Deserializer(Buffer.alloc(0))[f]());
tell('raw beyond', () => new Deserializer(Buffer.alloc(2))._readRawBytes?.(5));
tell('raw beyond', () => new Deserializer(Buffer.alloc(2)).readRawBytes(5));
tell('raw nothing', () => new Deserializer(Buffer.alloc(2)).readRawBytes(0));
console.log(d.buffer === buffer, Object.keys(d).join());

// Views as host objects.
class Views extends Serializer {
  constructor() { super(); this._setTreatArrayBufferViewsAsHostObjects(true); }
  _writeHostObject(o) { this.writeUint32(o.byteLength); this.writeRawBytes(o); }
}
class ReadViews extends Deserializer {
  _readHostObject() { return { bytes: this.readRawBytes(this.readUint32()) }; }
}
const v = new Views();
v.writeHeader();
v.writeValue([new Uint8Array([1, 2]), Buffer.from('q')]);
const rv = new ReadViews(v.releaseBuffer());
rv.readHeader();
tell('views', () => rv.readValue());
tell('no _writeHostObject', () => { const x = new Serializer(); x._setTreatArrayBufferViewsAsHostObjects(true); x.writeValue(new Uint8Array(1)); });
tell('it throws', () => { const x = new Views(); x._writeHostObject = () => { throw new RangeError('mine'); }; x.writeValue(new Uint8Array(1)); });
tell('no _readHostObject', () => new Deserializer(Buffer.from('5c', 'hex')).readValue());
for (const got of [5, null, undefined, 'x']) tell('no object', () => { const x = new ReadViews(Buffer.from('5c', 'hex')); x._readHostObject = () => got; return x.readValue(); });

// Errors of a subclass's making.
class Failing extends Serializer { _getDataCloneError(message) { return new TypeError('clone: ' + message); } }
tell('own error', () => new Failing().writeValue(Symbol('s')));
console.log(Serializer.prototype._getDataCloneError === Error);

// Buffers aside.
const aside = new ArrayBuffer(4);
const t = new Serializer();
t.transferArrayBuffer(7, aside);
t.writeHeader();
t.writeValue({ aside, view: new Uint8Array(aside, 1, 2) });
const sent = t.releaseBuffer();
console.log(sent.toString('hex'));
const r = new Deserializer(sent);
r.readHeader();
const other = new Uint8Array([9, 8, 7, 6]).buffer;
r.transferArrayBuffer(7, other);
tell('aside', () => { const x = r.readValue(); return [x.aside === other, x.view]; });
tell('not given', () => { const x = new Deserializer(sent); x.readHeader(); return x.readValue(); });
for (const bad of [undefined, {}, new Uint8Array(1)]) tell('bad', () => new Serializer().transferArrayBuffer(1, bad));
for (const bad of [undefined, {}, new Uint8Array(1)]) tell('bad', () => new Deserializer(sent).transferArrayBuffer(1, bad));

// The Default ones.
const ds = new DefaultSerializer();
ds.writeHeader();
ds.writeValue([Buffer.from('xyz').subarray(1), new Float32Array([1])]);
const bytes = ds.releaseBuffer();
console.log(bytes.toString('hex'));
const dd = new DefaultDeserializer(bytes);
dd.readHeader();
tell('default', () => dd.readValue().map((x) => [x.constructor.name, x.byteLength]));
tell('default host', () => new DefaultSerializer()._writeHostObject({ a: 1 }));
