const { Worker } = require('worker_threads');
const busy = [
  'for (;;);', 'try { for (;;); } catch {} finally { for (;;); }', '(function f() { Promise.resolve().then(f); })()', '(function f() { process.nextTick(f); })()',
  '(function f() { setImmediate(f); })()', 'setInterval(() => {}, 1e6)', 'Array.from({ length: 2 }, () => { for (;;); })', '"a".replace(/a/, () => { for (;;); })',
  'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)', 'require("net").createServer().listen(0)',
];
(async () => {
  for (const code of busy) {
    const w = new Worker(`require('worker_threads').parentPort.postMessage(0); setImmediate(() => { ${code} })`, { eval: true });
    const order = [];
    w.on('exit', (c) => order.push('exit', c));
    await new Promise((done) => w.on('message', () => setImmediate(async () => {
      const p = w.terminate();
      order.push(p instanceof Promise, await p);
      done();
    })));
    console.log(code, ...order);
  }
  const early = new Worker('console.log("never")', { eval: true });
  early.on('online', () => console.log('online'));
  console.log(await early.terminate(), await early.terminate());
})();
