Promise.resolve().then(() => console.log(1));
queueMicrotask(() => console.log(2));
Promise.resolve().then(() => console.log(3));
queueMicrotask(() => { console.log(4); process.nextTick(() => console.log(6)); });
queueMicrotask(() => console.log(5));
