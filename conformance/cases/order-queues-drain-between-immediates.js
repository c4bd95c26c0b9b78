for (const n of [1, 2, 3]) {
  setImmediate(() => {
    console.log('immediate', n);
    Promise.resolve().then(() => console.log('promise of', n));
    process.nextTick(() => console.log('tick of', n));
  });
}
