// stderr
const e = new Error('has fields');
e.code = 'E_MINE';
e.details = { a: 1 };
throw e;
