const order = [];
Promise.resolve().then(() => ({ then(ok) { order.push('then called'); ok('x'); } })).then(() => order.push('thenable'));
Promise.resolve().then(() => order.push('1')).then(() => order.push('2')).then(() => order.push('3'));
setImmediate(() => console.log(order.join(', ')));
