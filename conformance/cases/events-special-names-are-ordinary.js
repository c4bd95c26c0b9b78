const e = new (require('events'))();
for (const n of ['__proto__', 'constructor', 'toString', '', 'hasOwnProperty', 7]) {
  console.log(String(n), e.emit(n), e.on(n, () => {}).emit(n), e.listenerCount(n));
}
console.log(e.eventNames());
