Promise.resolve().then(() => {
  console.log('promise 1');
  process.nextTick(() => console.log('tick made by promise 1'));
}).then(() => console.log('promise 1, second link'));
Promise.resolve().then(() => console.log('promise 2'));
process.nextTick(() => {
  console.log('tick 1');
  Promise.resolve().then(() => console.log('promise made by tick 1'));
  process.nextTick(() => console.log('tick made by tick 1'));
});
process.nextTick(() => console.log('tick 2'));
