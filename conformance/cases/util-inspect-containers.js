console.log(new Map([['a', 1], [{ k: 1 }, new Set([1, 'x'])]]), new Set(), new Map());
console.log(new Map().entries(), new Set([5]).values(), [1, 2][Symbol.iterator](), new Map([[1, 2]]).keys());
console.log(new WeakMap(), new WeakSet());
console.log(new Date(0), new Date(NaN), /re/gi, new Error('x').name);
console.log(new Number(3), new String('abc'), new Boolean(false), Object(Symbol('q')), Object(1n));
console.log((function () { return arguments; })(1, 2));
console.log([new Uint8Array(3), new Float64Array([1.5, -0]), new ArrayBuffer(2), new DataView(new ArrayBuffer(1))]);
console.log(Promise.resolve(4), new Promise(() => {}), (() => { const p = Promise.reject(3); p.catch(() => {}); return p; })());
console.log(globalThis === global, Object.prototype.toString.call(globalThis), Math, JSON, Reflect);
