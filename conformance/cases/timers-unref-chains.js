const t = setTimeout(() => {}, 1);
console.log(t.unref() === t, t.ref() === t, t.refresh() === t);
const i = setImmediate(() => {});
console.log(i.unref() === i, i.hasRef(), i.ref() === i, i.hasRef());
