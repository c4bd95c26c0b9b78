const order = [];
const t = setTimeout(() => { order.push('refreshed'); console.log(order.join(' ')); }, 40);
setTimeout(() => { order.push('t20'); t.refresh(); }, 20);
setTimeout(() => order.push('t50'), 50);
