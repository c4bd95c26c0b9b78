// stderr
setTimeout(() => {
  null.property;
}, 1);
setTimeout(() => console.log('never'), 50);
