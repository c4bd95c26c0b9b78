// Packages write new Buffer.alloc(0): the statics are ordinary functions.
for (const [name, ...args] of [['from', 'abc'], ['from', [1, 2]], ['alloc', 3, 'x'], ['allocUnsafe', 4], ['allocUnsafeSlow', 5], ['concat', [Buffer.from('x'), Buffer.from('y')]]]) {
  const b = new Buffer[name](...args);
  console.log(name, Buffer.isBuffer(b), b.length, b.constructor.name);
}
console.log(new Buffer.from('abc'), new Buffer.alloc(2), Reflect.construct(Buffer.from, [[1, 2]]));
for (const bad of [() => new Buffer.alloc(-1), () => new Buffer.from(), () => new Buffer.concat('x')]) {
  try { bad(); } catch (e) { console.log(e.name, e.code, e.message); }
}
