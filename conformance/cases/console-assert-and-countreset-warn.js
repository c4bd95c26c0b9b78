// stderr
console.assert(false, 'shown %s', 'here');
console.assert(false);
console.assert(0, { a: 1 });
console.error(new Error('with stack').message);
