process.on('exit', (c) => console.log('exit', c));
setTimeout(() => console.log('never'), 1);
setImmediate(() => console.log('never'));
Promise.reject(new Error('x'));
