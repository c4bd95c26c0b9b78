// What throws in timers, ticks and immediates: which of the others come before the queues, and
// which immediates follow at once those that threw as the last of their turn.
process.on('uncaughtException', (e) => console.log('thrown', e.message));
const L = (x) => () => console.log(x);
const busy = () => { const end = Date.now() + 4; while (Date.now() < end); };
const fails = (x, f) => () => { L(x)(); if (f) f(); throw new Error(x); };
const due = (x) => { setTimeout(typeof x === 'string' ? L(x) : x, 1); busy(); };
const tests = {
  'an immediate that throws, with one of the next turn': () => setImmediate(fails('a', () => { due('timer'); setImmediate(L('next')); })),
  'the last of two': () => {
    setImmediate(L('first'));
    setImmediate(fails('a', () => { due('timer'); setImmediate(L('next')); }));
  },
  'the first of two': () => {
    setImmediate(fails('a', () => { due('timer'); setImmediate(L('next')); }));
    setImmediate(L('second'));
  },
  'a tick behind an immediate': () => setImmediate(() => { setImmediate(L('next')); process.nextTick(fails('tick')); due('timer'); }),
  'two lists of timers': () => {
    setTimeout(fails('one', () => process.nextTick(L('tick'))), 1);
    setTimeout(L('two'), 2);
    setTimeout(L('three'), 3);
    busy();
  },
  'one list': () => {
    setTimeout(fails('one', () => process.nextTick(L('tick'))), 1);
    setTimeout(L('two'), 1);
    setTimeout(L('three'), 1);
    busy();
  },
  'a tick between timers': () => {
    setTimeout(() => process.nextTick(fails('tick', () => process.nextTick(L('tick 2')))), 1);
    setTimeout(L('two'), 1);
    setTimeout(L('three'), 2);
    busy();
  },
  'a microtask': () => {
    queueMicrotask(fails('micro', () => { process.nextTick(L('tick')); setImmediate(L('immediate')); }));
    queueMicrotask(L('micro 2'));
  },
};
(function next() {
  const [name] = Object.keys(tests);
  if (!name) return;
  L('-- ' + name)();
  tests[name]();
  delete tests[name];
  setTimeout(() => setImmediate(() => setImmediate(next)), 10);
})();
