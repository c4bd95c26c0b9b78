for (const Class of [Map, Set]) {
  const o = new Class([[1, 2]]);
  o.size = 1000;
  console.log(o.size, Object.keys(o), Object.getOwnPropertyDescriptor(Class.prototype, 'size'));
  (function () { 'use strict'; try { o.size = 1; } catch (e) { console.log(e.name, e.message); } })();
  class Sized extends Class { get size() { return super.size * 2; } }
  console.log(new Sized([[1, 2], [3, 4]]).size, Object.create(Class.prototype, { size: { value: 7 } }).size);
}
