// Behind a throw that 'uncaughtException' takes, timers and immediates go on before ticks do.
'use strict';
process.on('uncaughtException', (e) => console.log('caught', e.message));

const start = Date.now();
while (Date.now() < start + 10);
setImmediate(() => {
  process.nextTick(() => console.log('tick of the immediate'));
  console.log('immediate 1');
  throw new Error('immediate');
});
setImmediate(() => console.log('immediate 2'));
setImmediate(() => console.log('immediate 3'));
process.nextTick(() => {
  console.log('tick 1');
  throw new Error('tick');
});
process.nextTick(() => console.log('tick 2'));
Promise.resolve().then(() => console.log('promise'));
throw new Error('main');
