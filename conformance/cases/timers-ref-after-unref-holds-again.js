const t = setTimeout(() => console.log('fired'), 20);
t.unref();
console.log(t.hasRef());
t.ref();
console.log(t.hasRef());
