process.on('uncaughtExceptionMonitor', (e, origin) => console.log('monitor', e.message, origin));
process.on('uncaughtException', (e) => console.log('handler', e.message));
process.nextTick(() => { throw new Error('x'); });
