const b = Buffer.alloc(8);
for (const m of ['writeDoubleBE', 'writeDoubleLE']) for (const v of [NaN, 'x', undefined]) { b[m](v); console.log(m, b); }
b.writeFloatBE(NaN);
console.log(b);
