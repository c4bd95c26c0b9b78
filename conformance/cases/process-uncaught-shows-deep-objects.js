// stderr
// What an uncaught error holds is shown deeper than console.log would.
const deep = { a: { b: { c: { d: { e: { f: { g: 1 } } } } } } };
throw [deep, new Map([[{ k: { l: { m: 1 } } }, 2]])];
