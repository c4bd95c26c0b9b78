const e = new Error('plain');
console.log(Object.keys(e), e.stack.split('\n')[0], String(e));
e.stack = 'Error: plain\n    at somewhere';
console.log(e);
console.log({ e });
const c = new TypeError('caused', { cause: 'text' });
c.stack = 'TypeError: caused\n    at x';
console.log(c);
class MyError extends Error { constructor(m) { super(m); this.name = 'MyError'; this.code = 'E1'; } }
const m = new MyError('mine');
m.stack = m.stack.split('\n')[0];
console.log(m, [m.message]);
const bare = new Error('no stack');
bare.stack = undefined;
console.log(bare);
