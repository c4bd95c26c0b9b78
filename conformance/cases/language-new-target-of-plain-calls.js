// A function called without new has no new.target, wherever it is called.
function Made(name) {
  'use strict';
  if (!new.target) return new Made(name);
  this.name = name;
}
function Outer() {
  this.first = Made('plain');
  this.second = new Made('new');
  this.target = new.target === Outer;
  this.inner = (() => [1].map(function () { return new.target; })[0])();
}
class Class {
  constructor() { this.made = Made('in a class'); this.method = this.ask(); this.own = new.target.name; }
  ask() { return [new.target, (() => new.target)(), ask.call(this), new Asked().is]; }
  get asked() { return new.target; }
}
class Derived extends Class {
  constructor() { const before = Made('before super'); super(); this.before = before; this.late = (() => new.target.name)(); }
}
function ask() { return new.target; }
function Asked() { this.is = typeof new.target; }
function Old() { if (!(new.target && this instanceof Old)) return new Old(); this.strict = (function () { 'use strict'; return this === undefined && !new.target; })(); }

const outer = new Outer();
console.log(outer.first, outer.second, outer.target, outer.inner);
const derived = new Derived();
console.log(derived.made, derived.own, derived.before, derived.late, derived.method, derived.asked);
console.log(new (function Wrap() { return Old(); })(), Reflect.construct(Outer, [], Derived).target, Reflect.apply(ask, {}, []), ask``, ask?.());
console.log(new (class extends Asked { static { this.made = Made('static block'); } })().is, typeof new (ask.bind(null))());
function* generator() { yield Made('from a generator'); }
class Iterates { constructor() { this.list = [...generator()]; } }
console.log(new Iterates().list);
setImmediate(() => console.log(ask(), Made('later')));
