async function f() {
  console.log('in f');
  await null;
  console.log('after await');
}
console.log('start');
f().then(() => console.log('f done'));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('p1')).then(() => console.log('p2'));
console.log('end');
