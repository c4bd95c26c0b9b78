process.on('uncaughtException', (e) => console.log('caught', e.message));
setTimeout(() => { console.log(1); throw new Error('boom'); }, 1);
setTimeout(() => console.log(2), 1);
setTimeout(() => console.log(3), 5);
