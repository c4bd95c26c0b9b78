const order = [];
for (const [ms, name] of [[30, 'c'], [1, 'a1'], [15, 'b'], [1, 'a2'], [0, 'a3']]) setTimeout(() => order.push(name), ms);
setTimeout(() => console.log(order.join(' ')), 60);
