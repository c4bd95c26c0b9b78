const order = [];
for (const ms of [-5, NaN, undefined, 'x', null, 0, 0.9]) setTimeout(() => order.push(String(ms)), ms);
setTimeout(() => console.log(order.join(' ')), 20);
