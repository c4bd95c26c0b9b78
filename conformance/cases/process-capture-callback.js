process.setUncaughtExceptionCaptureCallback((e) => console.log('captured', e.message));
console.log(process.hasUncaughtExceptionCaptureCallback());
process.on('uncaughtException', () => console.log('never'));
setImmediate(() => { throw new Error('x'); });
