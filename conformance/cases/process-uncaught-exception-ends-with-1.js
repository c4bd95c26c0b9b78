// stderr
process.on('exit', (c) => console.log('exit', c));
setImmediate(() => console.log('never'));
function fail() {
  throw new TypeError('went wrong');
}
fail();
