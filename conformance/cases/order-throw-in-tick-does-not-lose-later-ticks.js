process.on('uncaughtException', (e) => console.log('caught', e.message));
process.nextTick(() => { console.log(1); throw new Error('one'); });
process.nextTick(() => console.log(2));
Promise.resolve().then(() => console.log('promise'));
