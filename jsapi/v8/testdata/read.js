// The bytes that golden_test.go deserializes, valid and not.
var inputs = `- ff ff0c30 ff1030 ff0f ff0d5f ff0e5f 30 ff0f722e ff0f72732201532e ff0f726d2201712e ff0f7254522e ff0f726d2201716d2201722e ff0f4100240000 ff0f41ffffff7f240000
ff0f4102490224 ff0f410249022d240002 ff0f61ffffffff0f4000ffffffff0f ff0f6f49022201787b01 ff0f6f490222017849022201797b03 ff0f6f2201787b01 ff0f6f7b01 ff0f6f305f7b01
ff0f3f00490a ff0f5501 ff0f5302c3a9 ff0f5e00 ff0f5a3005 ff0f5a1001 ff0f5a11 ff0f5a08ffffffff ff0f5a020500 ff0f5a010000 ff0f522201610004 ff0f52220161808001
ff0f42020102 ff0f4202010256420002 ff0f420201025642000200 ff0f42020102564200030000 ff0d4202010256420002 ff0f420800000000000000005657010200 ff0f42080000000000000000564600080000
ff0f420800000000000000005664040400 ff0f420800000000000000005658010200 ff0f7e ff0f7e02040102 ff0f7501 ff0f7400 ff0f5c0103010203 ff0f5c0d0103 ff0f5c0a80808080 ff0f5c0403010203 ff0f5c ff0f5c0a03616263 ff0f5c09020000 ff0f5c0b080100000000000000 ff0f99 ff0f22ff41
ff0f6303410042 ff0f000022014100 ff0f000049 ff0f49ffffffffff0f ff0f4980 ff0f4e00 ff0f3b490249043a02 ff0f3b49023a01 ff0f3b490249023a01 ff0f2749022c01 ff0f27490249022c02 ff0f4149 ff0f7322016171 ff0f7330
ff0f6e00 ff0f44000000000000f8ff ff0f6f22066c656e67746849027b01 ff0f4101490222066c656e677468490a240101 ff0f41024902490449004906240102 ff0f6f22095f5f70726f746f5f5f6f7b007b01 ff0f610049004902400100 ff0f2d
ff0f6f4e000000000000f83f49027b01 ff0f6f540149027b01 ff0f6f5449027b01 ff0f55ffffffffff7f ff800f30 ff8f808080800030 ff0f6f22016f5e007b01 ff0f4102420101 5e01240002 ff0f41024201015e01240002 ff0f410242010156420001005e01240002
ff0f6304ac207800 ff0f630200d8 ff0f79 ff0f78 ff0f7a100500000000000000 ff0f7322026162 ff0f6e000000000000f83f ff0f440000000000001440 ff0f5205 ff0f522201622e ff0f726d220171635f732201532e ff0f726d220171636f22016149027b01732201532e ff0f7246732201532e ff0f7278 ff0f72`.split(/\s+/);
function show(v, seen) {
  if (typeof v === 'bigint') return v + 'n';
  if (typeof v === 'string') return JSON.stringify(v);
  if (Object.is(v, -0)) return '-0';
  if (typeof v !== 'object' || v === null) return String(v);
  seen = seen || [];
  if (seen.includes(v)) return '^' + seen.indexOf(v);
  seen.push(v);
  if (v instanceof Error) return v.constructor.name + ' ' + show(v.message) + ' ' + v.stack + ('cause' in v ? ' ' + show(v.cause, seen) : '') + ' ' + Object.keys(v);
  if (v instanceof Date) return 'Date ' + v.getTime();
  if (v instanceof RegExp) return 'RegExp ' + v;
  if (v instanceof Map || v instanceof Set) return v.constructor.name + ' ' + v.size + ' ' + show([...v], seen);
  if (v instanceof ArrayBuffer) return 'ArrayBuffer ' + Array.from(new Uint8Array(v));
  if (v instanceof DataView) return 'DataView ' + v.byteLength;
  if (ArrayBuffer.isView(v)) return v.constructor.name + ' ' + Array.from(v).map(x => show(x));
  if (Object.getPrototypeOf(v) !== Object.prototype && !Array.isArray(v)) return v.constructor.name + ' ' + show(v.valueOf(), seen);
  return (Array.isArray(v) ? 'Array ' + v.length + ' ' : '') + Object.keys(v).map(k => k + ':' + show(v[k], seen));
}
function read() {
  return inputs.map(hex => {
    try { return hex + ' ' + show(v8.deserialize(Buffer.from(hex === '-' ? '' : hex, 'hex'))) } catch (e) { return hex + ' ' + e.name + ' ' + (e.code || '') + ' ' + e.message }
  });
}
