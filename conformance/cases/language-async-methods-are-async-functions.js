// Packages ask a function whether it is asynchronous by its constructor or its tag.
const AsyncFunction = (async () => {}).constructor;
const GeneratorFunction = (function* () {}).constructor;
console.log(Object.getPrototypeOf(AsyncFunction) === Function, Object.getPrototypeOf(GeneratorFunction) === Function);
console.log(AsyncFunction instanceof Function, Object.keys(AsyncFunction));

const tag = Symbol('tag');
class Base {
  async greet(who) { return 'hello ' + who; }
  static async made() { return new this(); }
}
class Derived extends Base {
  #count = 1;
  async greet(who) { return (await super.greet(who)) + '!' + this.#count; }
  async 'quoted name'() {}
  async 7() {}
  async [tag]() { return this.constructor.name; }
  *plain() {}
  sync() {}
  static async named() { return super.made(); }
  static { this.atStart = Object.keys(this); }
}
const literal = {
  __proto__: { async greet(who) { return 'proto of ' + who; } },
  async greet(who) { return super.greet(who) + ' seen from ' + typeof this.own; },
  async own() { return this === literal; },
  async get() { return 'get'; },
  async async() { return arguments.length; },
  async [tag]() { return 'computed'; },
  async 'with space'(a, b = 1) { return [a, b]; },
  get getter() { return 1; },
};

function describe(f) {
  console.log(f.constructor.name, f[Symbol.toStringTag], f instanceof AsyncFunction, f.name, f.length,
    'prototype' in f, Object.getOwnPropertyNames(f).sort().join());
}
const p = Derived.prototype;
for (const f of [p.greet, p['quoted name'], p[7], p[tag], p.plain, p.sync, Base.made, Derived.named]) describe(f);
for (const f of [literal.own, literal.get, literal.async, literal[tag], literal['with space']]) describe(f);
console.log(literal.own.toString());
console.log(Derived.atStart, Object.getOwnPropertyNames(p).map(String), Reflect.ownKeys(literal));
try { new literal.own(); } catch (e) { console.log(e.name, e.message); }

(async () => {
  const d = await Derived.named();
  console.log(d instanceof Derived, await d.greet('you'), await d[tag]());
  console.log(await literal.own(), await literal.greet('x'), await literal.async(1, 2), await literal['with space'](0));
})();
