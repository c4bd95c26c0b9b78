// stderr
Promise.reject(new Error('rejected'));
process.on('exit', (c) => console.log('exit', c));
