const e = new (require('events'))();
process.on('warning', (w) => console.log(w.name, w.type, w.count, w.emitter === e, w.message));
for (let i = 0; i < 13; i++) e.on('x', () => {});
