process.on('SIGTERM', () => {});
process.on('SIGUSR2', () => {});
process.on('exit', (c) => console.log('exit', c));
