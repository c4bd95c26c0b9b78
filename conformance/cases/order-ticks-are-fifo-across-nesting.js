const log = [];
process.nextTick(() => { log.push(1); process.nextTick(() => log.push(4)); });
process.nextTick(() => { log.push(2); process.nextTick(() => { log.push(5); console.log(log.join(' ')); }); });
process.nextTick(() => log.push(3));
