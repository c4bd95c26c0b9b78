process.on('unhandledRejection', (r) => console.log('unhandled', r));
const p = Promise.reject('handled in a tick');
process.nextTick(() => p.catch((r) => console.log('caught', r)));
const q = Promise.reject('handled in a promise job');
Promise.resolve().then(() => q.catch((r) => console.log('caught', r)));
Promise.reject('never handled');
