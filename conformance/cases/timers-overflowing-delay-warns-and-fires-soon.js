process.on('warning', (w) => console.log(w.name + ': ' + w.message));
process.removeAllListeners('warning');
process.on('warning', (w) => console.log(w.name, '|', w.message.split('\n')[0]));
setTimeout(() => console.log('fired'), 2 ** 31);
