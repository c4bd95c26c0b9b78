for (const x of [undefined, null, 0, -1, 'x', {}, 1.5, NaN, () => {}]) { clearTimeout(x); clearInterval(x); }
for (const x of [undefined, null, 0, '']) clearImmediate(x);
const t = setTimeout(() => {}, 1);
clearTimeout(t);
clearTimeout(t);
clearInterval(t);
console.log('ok');
