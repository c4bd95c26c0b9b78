process.on('uncaughtException', (e, origin) => console.log('caught', e.message, origin));
setTimeout(() => { throw new Error('in timer'); }, 1);
setTimeout(() => Promise.reject(new Error('in promise')), 10);
setTimeout(() => console.log('still here'), 20);
throw new Error('in main');
