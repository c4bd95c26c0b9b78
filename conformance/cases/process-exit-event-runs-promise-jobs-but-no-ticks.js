process.on('exit', () => {
  process.nextTick(() => console.log('never'));
  Promise.resolve().then(() => console.log('promise job'));
  setImmediate(() => console.log('never'));
  console.log('exit');
});
