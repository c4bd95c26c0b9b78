process.on('beforeExit', () => console.log('never'));
process.on('uncaughtException', () => process.exit(3));
throw new Error('x');
