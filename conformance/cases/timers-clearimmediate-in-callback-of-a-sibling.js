setImmediate(() => { console.log('a'); clearImmediate(b); });
const b = setImmediate(() => console.log('b: cleared too late'));
setImmediate(() => console.log('c'));
