setImmediate(() => console.log('never'));
process.nextTick(() => console.log('never'));
Promise.resolve().then(() => console.log('never'));
process.on('beforeExit', () => console.log('never'));
process.on('exit', () => {
  console.log('exit');
  setImmediate(() => console.log('never'));
  process.nextTick(() => console.log('never'));
});
try { process.exit(); } finally { console.log('never'); }
