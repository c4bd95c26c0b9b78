setTimeout(() => console.log('never'), 100000).unref();
setInterval(() => console.log('never'), 100000).unref();
setImmediate(() => console.log('done'));
process.on('exit', () => console.log('exit'));
