const a = process.hrtime();
const b = process.hrtime.bigint();
console.log(a.length, a.every(Number.isInteger), a[1] < 1e9, typeof b, process.hrtime.bigint() >= b);
const d = process.hrtime(a);
console.log(d.length, d[0] * 1e9 + d[1] >= 0);
for (const bad of [5, 'x', [1], [1, 2, 3]]) { try { process.hrtime(bad); } catch (e) { console.log(e.name, e.code, e.message); } }
