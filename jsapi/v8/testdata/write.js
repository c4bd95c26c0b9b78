// The values that golden_test.go serializes. `node testdata/golden.js` makes write.golden
// and read.golden anew.
var cases = {
undef: () => undefined, null: () => null, true: () => true, false: () => false,
zero: () => 0, minusOne: () => -1, maxInt: () => 2147483647, minInt: () => -2147483648, aboveInt: () => 2147483648,
minusZero: () => -0, nan: () => NaN, double: () => 1.5,
big0: () => 0n, big1: () => 1n, bigMinus: () => -1n, big64: () => 2n ** 64n, big63: () => 2n ** 63n, big130: () => -(2n ** 130n + 5n),
ascii: () => 'abc', empty: () => '', latin1: () => '\xe9\xff', twoByte: () => '\u20acx', surrogate: () => '\ud800', astral: () => '\u{1f600}',
oddPlace: () => ['\u20ac'], evenPlace: () => ['a', '\u20ac'], long: () => '\u20ac'.repeat(70), long2: () => ['x', '\u20ac'.repeat(70)],
longAscii: () => 'x'.repeat(300), concat: () => 'abc'.repeat(2) + 'd' + '\xe9',
String: () => new String('x'), String2: () => new String('\u20ac'), Number: () => new Number(5), Number2: () => new Number(1.5),
False: () => new Boolean(false), True: () => new Boolean(true), BigInt: () => Object(5n), Symbol: () => Object(Symbol('x')),
Date: () => new Date(5), invalidDate: () => new Date(NaN), RegExp: () => /a\/b/gimsuy, emptyRegExp: () => new RegExp(''), lastIndex: () => { var r = /a/g; r.lastIndex = 3; return r },
object: () => ({}), props: () => ({a: 1, b: 'x'}), indexes: () => ({1: 2, b: 3, 0: 4}), bigIndexes: () => ({4294967295: 1, 4294967294: 2}),
noIndexes: () => ({'-1': 1, '1.5': 2, '01': 3, '': 4}), unicodeKey: () => ({'\xe9': 1, '\u20ac': 2}), proto: () => JSON.parse('{"__proto__":1}'),
array: () => [], numbers: () => [1, 2, 3], hole: () => [1, , 3], firstHole: () => { var a = [1, 2, 3]; delete a[0]; return a }, lastHole: () => [1, ,],
arrayProps: () => Object.assign([1, 2], {x: 1}), doubles: () => [1.5, 2.5], mixed: () => ['a', {}, null, undefined],
sparse: () => { var a = []; a[1000000] = 1; return a }, length5: () => new Array(5), sparseProps: () => { var a = []; a[100000000] = 1; a.x = 2; return a },
shrinking: () => { var a = [{get a() { delete a[1]; return 1 }}, 2, 3]; return a },
Map: () => new Map([[1, 2], ['a', {}]]), Set: () => new Set([1, 'a', [2]]), emptyMap: () => new Map(),
growingMap: () => { var m = new Map(); m.set(1, {get a() { m.set(2, 3); return 1 }}); return m },
ArrayBuffer: () => new ArrayBuffer(3), Uint8Array: () => new Uint8Array([1, 2, 3]), Buffer: () => Buffer.from('abc'), emptyBuffer: () => Buffer.alloc(0),
DataView: () => new DataView(new ArrayBuffer(4), 1, 2), Float64Array: () => new Float64Array([1]), Float32Array: () => new Float32Array([1]),
BigInt64Array: () => new BigInt64Array([1n]), BigUint64Array: () => new BigUint64Array([1n]), Int8Array: () => new Int8Array(1),
Uint8ClampedArray: () => new Uint8ClampedArray([300]), Int16Array: () => new Int16Array([-1]), Uint16Array: () => new Uint16Array([1, 2]).subarray(1),
Int32Array: () => new Int32Array([-2]), Uint32Array: () => new Uint32Array([7]),
twice: () => { var o = {}; return [o, o] }, circle: () => { var o = {}; o.o = o; return o }, circles: () => { var a = [], m = new Map([[a, a]]); a.push(m, a); return a },
twiceBuffer: () => { var b = new Uint8Array(2); return [b, b, b.buffer, {b}] }, twiceString: () => { var s = new String('q'); return [s, s, new Date(1)] },
Error: () => stack(new Error('m')), TypeError: () => stack(new TypeError('m')), cause: () => stack(new RangeError('m', {cause: {a: 1}})),
code: () => stack(Object.assign(new SyntaxError(''), {code: 'X'})), noMessage: () => stack(new Error()), named: () => stack(Object.assign(new Error('q'), {name: 'Custom'})),
noStack: () => { var e = new Error('q'); delete e.stack; return e }, numberStack: () => { var e = new Error('q'); e.stack = 5; return e },
numberMessage: () => stack(Object.assign(new Error('q'), {message: 5})), ReferenceError: () => stack(new ReferenceError('q')),
EvalError: () => stack(new EvalError('q')), URIError: () => stack(new URIError('q')), noCause: () => stack(new Error('q', {cause: undefined})),
circularError: () => { var e = stack(new Error('q')); e.cause = e; return e }, AggregateError: () => stack(new AggregateError([1], 'q')),
getterMessage: () => { var e = stack(new Error('q')); Object.defineProperty(e, 'message', {get() { return 'x' }}); return e },
inheritedCause: () => { var e = stack(new Error('q')); Object.setPrototypeOf(e, {cause: 1, name: 'TypeError'}); return e },
subclass: () => { class E extends TypeError { constructor() { super('s'); this.x = 1 } } return stack(new E()) },
function: () => () => {}, method: () => ({a() {}}), symbol: () => Symbol('x'), WeakMap: () => new WeakMap(), WeakSet: () => new WeakSet(), Promise: () => Promise.resolve(),
Proxy: () => new Proxy({}, {}), Generator: () => (function* () {})(), class: () => class A {}, Arguments: () => (function () { return arguments })(1, 2),
instance: () => new (class A { constructor() { this.x = 1 } get y() { return 2 } })(), getter: () => ({get a() { return 1 }}), throws: () => ({get a() { throw new RangeError('boo') }}),
noPrototype: () => Object.assign(Object.create(null), {a: 1}), symbolKey: () => ({[Symbol('q')]: 1}), hiddenKey: () => Object.defineProperty({}, 'h', {value: 1}),
mapIterator: () => new Map().entries(), arrayIterator: () => [][Symbol.iterator](), Math: () => Math, subMap: () => new (class M extends Map {})([[1, 2]]),
deep: () => { var o = {}; for (var i = 0; i < 20000; i++) o = {o}; return o }, deepEnough: () => { var o = {}; for (var i = 0; i < 1000; i++) o = [o]; return o },
raw: () => { var s = new v8.Serializer(); s.writeHeader(); s.writeUint32(300); s.writeUint64(1, 2); s.writeDouble(1.5); s.writeRawBytes(Buffer.from('a')); s.writeValue(5); return done(s) },
view: () => { var s = new v8.Serializer(); s.writeValue(new Uint16Array([1, 2]).subarray(1)); return done(s) },
views: () => { var s = new v8.Serializer(), b = new ArrayBuffer(8); s.writeValue([new Uint8Array(b), new DataView(b, 2, 3), b]); return done(s) },
transfer: () => { var s = new v8.Serializer(), b = new ArrayBuffer(2); s.transferArrayBuffer(7, b); s.writeValue([b, new Uint8Array(b)]); return done(s) },
hostObject: () => { var s = new v8.Serializer(); s._writeHostObject = o => { s.writeUint32(9) }; s._setTreatArrayBufferViewsAsHostObjects(true); s.writeValue([new Uint8Array(1)]); return done(s) },
subSerializer: () => { class S extends v8.DefaultSerializer { _writeHostObject(o) { this.writeUint32(1); super._writeHostObject(o) } } var s = new S(); s.writeHeader(); s.writeValue(Buffer.from('a')); return done(s) },
cloneError: () => { var s = new v8.Serializer(); s._getDataCloneError = RangeError; s.writeValue(() => {}) },
notBuffer: () => new v8.Serializer().transferArrayBuffer(1, {}), notBytes: () => new v8.Serializer().writeRawBytes('x'),
wrongThis: () => { try { v8.Serializer.prototype.writeHeader.call({}) } catch (e) { return e.name } },
};
function stack(e) { e.stack = 'S'; return e }
function done(s) { return s.releaseBuffer().toString('hex') + s.releaseBuffer().length }
function written() {
  return Object.keys(cases).map(name => {
    var hex;
    try { hex = v8.serialize(cases[name]()).toString('hex') } catch (e) { hex = e.name + ' ' + (e.code || '') + ' ' + e.message }
    return name + ' ' + (hex.length > 2000 ? hex.length + ' ' + hex.slice(-100) : hex);
  });
}
