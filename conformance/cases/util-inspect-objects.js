console.log({}, [], [[]], [{}], { a: undefined, b: null, 'c-d': 1, 2: 'two', [Symbol('s')]: 3 });
console.log({ a: { b: { c: { d: 1 } } } }, [[[[1]]]]);
console.log({ f() {}, g: () => {}, h: class X {}, i: class Y extends Array {}, j: async () => {}, *k() {}, l: function () {} });
console.log({ get a() { return 1; }, set a(v) {}, get b() { return 1; }, set c(v) {} });
console.log(Object.create(null), Object.assign(Object.create(null), { x: 1 }));
class Foo { constructor() { this.x = 1; } }
class Bar extends Foo {}
console.log(new Foo(), new Bar(), Foo, Object.create(Foo.prototype), Object.create({}));
console.log([1, , 3], [, ], Object.assign([1, 2], { extra: true, '-1': 0 }), new Array(5));

console.log({ async m() {}, a: async () => {}, f: async function() {} }, class { static async s() {} }.s);
