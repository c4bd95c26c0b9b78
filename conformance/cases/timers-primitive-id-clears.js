const t = setTimeout(() => console.log('never'), 5);
const id = +t;
console.log(typeof id, Number.isInteger(id), typeof t[Symbol.toPrimitive]);
clearTimeout(id);
const u = setTimeout(() => console.log('never'), 5);
clearTimeout(String(u[Symbol.toPrimitive]()));
