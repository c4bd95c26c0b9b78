// A timer counts from when it was set, not from when the turn of the loop began.
'use strict';
const busy = (ms) => {
  const end = Date.now() + ms;
  while (Date.now() < end);
};
setTimeout(() => console.log('ten'), 10);
busy(20);
setTimeout(() => console.log('five'), 5);
setTimeout(() => {
  setTimeout(() => console.log('nested'), 10);
  setImmediate(() => console.log('immediate'));
  busy(30);
}, 10);
