// A timer that throws ends the process: the other timers do not run, exit is told with code 1.
process.on('exit', (c) => console.log('exit', c, process.exitCode));
process.on('beforeExit', () => console.log('never'));
setTimeout(() => console.log('second'), 1);
setTimeout(() => { throw new RangeError('in timer'); }, 0);
setImmediate(() => console.log('immediate'));
const end = Date.now() + 5;
while (Date.now() < end);
