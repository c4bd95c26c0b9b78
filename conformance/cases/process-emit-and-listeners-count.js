process.on('custom', (...a) => console.log('custom', a));
console.log(process.emit('custom', 1, 2), process.listenerCount('custom'), process.emit('nobody'));
