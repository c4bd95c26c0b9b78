// Inside an I/O-free main script: sync code, ticks, promise jobs, then the phases.
const order = [];
setTimeout(() => {
  order.push('timeout');
  setImmediate(() => { order.push('immediate made by timeout'); console.log(order.join('\n')); });
}, 0);
Promise.resolve().then(() => order.push('promise'));
process.nextTick(() => order.push('tick'));
queueMicrotask(() => order.push('microtask'));
order.push('sync');
