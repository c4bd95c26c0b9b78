// What is yielded behind a yield* is awaited again, in an asynchronous generator.
const log = [];
let left = 40;
(function tick() { if (left-- > 0) Promise.resolve().then(() => { log.push('.'); tick(); }); })();
async function* inner() { yield 1; return 'end'; }
async function* outer() { log.push(yield* inner()); yield 2; yield 3; return 4; }
(async () => { for await (const x of outer()) log.push(x); log.push('over'); })();
setTimeout(() => console.log(log.join(' ')), 20);
