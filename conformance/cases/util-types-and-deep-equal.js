const util = require('util');
console.log(['isDate', 'isRegExp', 'isMap', 'isSet', 'isPromise', 'isTypedArray', 'isUint8Array', 'isProxy', 'isNativeError', 'isAsyncFunction', 'isGeneratorFunction', 'isArrayBuffer', 'isBoxedPrimitive'].map((k) => [k, util.types[k](new Date()), util.types[k](new Uint8Array(1)), util.types[k](Promise.resolve()), util.types[k](new Proxy({}, {})), util.types[k](new TypeError())].join(' ')).join('\n'));
const eq = util.isDeepStrictEqual;
console.log(eq({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }), eq([1], ['1']), eq(NaN, NaN), eq(0, -0), eq(new Map([[1, { a: 1 }]]), new Map([[1, { a: 1 }]])), eq(new Set([{ a: 1 }]), new Set([{ a: 1 }])), eq(new Date(1), new Date(1)), eq(/a/g, /a/i), eq([1, , 2], [1, undefined, 2]), eq(Object.create(null), {}));
