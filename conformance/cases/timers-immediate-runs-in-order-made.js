const order = [];
for (let i = 0; i < 5; i++) setImmediate(() => order.push(i));
setImmediate(() => console.log(order.join(' ')));
