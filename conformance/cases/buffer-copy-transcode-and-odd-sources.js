// Buffers from and to odd sources: copy with odd offsets, transcode, array-likes, ArrayBuffers, other typed arrays as this.
'use strict';

const util = require('util');
function t(label, f) {
  let shown;
  try {
    shown = util.inspect(f(), { depth: 3 });
  } catch (e) {
    shown = e.name + ' ' + e.code + ' ' + e.message;
  }
  console.log(label, '=>', shown);
}
for (const v of [Infinity, -Infinity, 2 ** 31, 2 ** 32, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), NaN, -0.5, -0.9, 0.9, 1.9, 5.5, -1, 6, "1", "-1", "x", null, {}, [], true, [2]]) for (let i = 1; i < 4; i++) t("copy" + i + " " + String(v), () => {
  const d = Buffer.alloc(5);
  const a = [d, 0, 0, 5];
  a[i] = v;
  const r = Buffer.from("hello").copy(...a);
  return [r, d];
});
for (const f of ["latin1", "ascii", "utf8", "ucs2"]) for (const s of [[239, 187, 191, 97], [255, 254, 97, 0], [97], [97, 0, 98], [0, 216], [0, 216, 97, 0], [61, 216, 0, 222]]) for (const to of ["latin1", "ascii", "utf8", "ucs2"]) t("tr " + f + " " + to + " " + Buffer.from(s).toString("hex"), () => require("buffer").transcode(Buffer.from(s), f, to));
t("sp", () => [Buffer.prototype.slice.call(new Uint8Array(3), 1), Buffer.prototype.subarray.call(new Uint8Array(3), 1)]);
t("sp2", () => {
  class M extends Uint8Array {
  }
  ;
  return [Buffer.prototype.slice.call(new M(3), 1), new M(3).subarray(1)];
});
t("it", () => [...Buffer.from("ab").entries()]);
t("map", () => Buffer.from("ab").map((x) => x + 1));
t("filter", () => Buffer.from("ab").filter((x) => x == 97));
t("set", () => {
  const b = Buffer.alloc(4);
  b.set([1, 2], 1);
  return b;
});
t("tofrom", () => Buffer.from(new String("abc")));
t("prim", () => Buffer.from({ [Symbol.toPrimitive]: () => "hi" }));
t("at", () => Buffer.from("ab").at(-1));
t("toRev", () => Buffer.from("ab").toReversed());
t("from0", () => Buffer.from());
t("alloc0", () => Buffer.alloc());
t("B0", () => Buffer());
t("cmp0", () => Buffer.compare());
t("bl0", () => Buffer.byteLength());
t("concat0", () => Buffer.concat());
t("big", () => Buffer.from("a".repeat(1e4)).length);
t("enc", () => Buffer.from("fh", "hex"));
t("blshared", () => Buffer.byteLength(new DataView(new ArrayBuffer(3))));
t("bl", () => Buffer.byteLength(new Float64Array(2)));
t("json", () => JSON.stringify(Buffer.from("abc")));
t("rt", () => Buffer.from(JSON.parse(JSON.stringify(Buffer.from("abc")))));
t("fdv", () => Buffer.from(new DataView(new ArrayBuffer(3))));
t("f16", () => Buffer.from(new Uint16Array([1, 256, 3])));
t("flen", () => Buffer.from({ length: 3, 0: 1, 1: "2", 2: "x" }));
t("fneg", () => Buffer.from({ length: -1 }));
t("fstrlen", () => Buffer.from({ length: "3" }));
t("fbuf", () => Buffer.from({ buffer: new ArrayBuffer(2) }));
t("bool", () => Buffer.from([true, false, "0x10", null, void 0, {}, [5], 1e10, -1, 256.7]));
t("ab", () => Buffer.from(new ArrayBuffer(8), 2, 3));
t("abneg", () => Buffer.from(new ArrayBuffer(8), -1));
t("abs", () => Buffer.from(new ArrayBuffer(8), "2", "3"));
t("abnan", () => Buffer.from(new ArrayBuffer(8), NaN, NaN).length);
t("abnull", () => Buffer.from(new ArrayBuffer(8), null, null).length);
t("abneg2", () => Buffer.from(new ArrayBuffer(8), 0, -1).length);
t("ab1.5", () => Buffer.from(new ArrayBuffer(8), 1.5, 2.5).length);
class E2 extends Buffer {
  constructor() {
    super(2);
  }
}
t("E2", () => [new E2() instanceof E2, new E2() instanceof Buffer, new E2().constructor.name]);
t("inst", () => [Buffer.alloc(1) instanceof Uint8Array, Buffer.isBuffer(new Uint8Array(1)), Buffer.isBuffer(Object.create(Buffer.prototype))]);
t("toStr", () => Object.prototype.toString.call(Buffer.alloc(1)));
t("keys", () => {
  const r = [];
  for (const k in Buffer.alloc(1)) r.push(k);
  return r.length > 50;
});
t("ins", () => require("util").inspect(Buffer.from("abc"), { showHidden: true }));
t("ins2", () => require("util").inspect(Object.assign(Buffer.from("abc"), { a: 1, b: { c: 2 } })));
t("ins3", () => {
  class Foo extends Uint8Array {
  }
  ;
  Object.setPrototypeOf(Foo.prototype, Buffer.prototype);
  return new Foo(2);
});
