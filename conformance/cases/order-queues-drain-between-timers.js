// Since Node 11 the queues are emptied after each timer, not after all that are due.
for (const n of [1, 2, 3]) {
  setTimeout(() => {
    console.log('timer', n);
    process.nextTick(() => console.log('tick of', n));
    Promise.resolve().then(() => console.log('promise of', n));
  }, 1);
}
