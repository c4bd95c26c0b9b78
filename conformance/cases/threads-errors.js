const { Worker, isMainThread, workerData } = require('worker_threads');
const kinds = {
  error() { throw Object.assign(new TypeError('t'), { code: 'C', more: { a: [1] } }); },
  subclass() { class Mine extends RangeError { get also() { return 7; } } throw new Mine('m'); },
  circle() { const e = new Error('c'); e.self = e; throw e; },
  cause() { throw new Error('outer', { cause: new SyntaxError('inner') }); },
  number() { throw 5; },
  nothing() { throw undefined; },
  symbol() { throw Symbol('s'); },
  fn() { throw function f() {}; },
  object() { throw { a: 1 }; },
  mixed() { throw { a: 1, f() {} }; },
  rejection() { Promise.reject(new Error('rejected')); },
  rejectedObject() { Promise.reject({}); },
  later() { setImmediate(() => { throw new Error('later'); }); },
  exitListener() { process.on('exit', (c) => { console.log('exit listener', c); process.exitCode = 9; }); throw new Error('with a listener'); },
  caught() { process.on('uncaughtException', (e, origin) => console.log('caught', e.message, origin)); setImmediate(() => { throw new Error('c'); }); },
};
if (!isMainThread) {
  kinds[workerData]();
} else {
  (async () => {
    for (const kind of Object.keys(kinds)) {
      const w = new Worker(__filename, { workerData: kind });
      w.on('error', (e) => console.log(kind, typeof e, e instanceof Error,
        e instanceof Error ? [e.constructor.name, e.name, e.message, e.code, e.more, e.also, e.self === e, e.cause && e.cause.name, Object.keys(e).join()] : String(e)));
      await new Promise((done) => w.on('exit', (c) => { console.log(kind, 'exit', c); done(); }));
    }
    new Worker('let x = ;', { eval: true }).on('error', (e) => console.log(e.name, e.message)).on('exit', (c) => {
      console.log(c);
      new Worker('./not-there.js').on('error', (e) => console.log(e.code)).on('exit', (c) => console.log(c));
    });
  })();
}
