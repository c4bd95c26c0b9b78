const t = setTimeout(() => console.log('never'), 1);
console.log(t.close() === t, t.hasRef());
const a = setTimeout(() => {}, 1);
clearTimeout(a);
console.log(a._destroyed, a._idleTimeout);
