setImmediate(() => {
  console.log('a');
  setImmediate(() => console.log('c, a turn later'));
});
setImmediate(() => console.log('b'));
