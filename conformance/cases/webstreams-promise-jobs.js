// In which promise job a web stream pulls, writes, transforms and gives: as Node has it.
'use strict';
const lines = [];
const log = (...a) => lines.push(a.join(' '));
const jobs = async (n) => { for (let i = 0; i < n; i++) { log(i); await 0; } };
const counted = (n, log) => ({ pull(c) { log('pull', n); if (n === 0) c.close(); else c.enqueue(n--); } });
const sink = (log) => ({ write(c) { log('write', c); }, close() { log('close'); } });
const cases = {
  'start of a readable stream': async () => { new ReadableStream({ async start() {}, pull() { log('pull'); } }); await jobs(8); },
  'start of a writable stream': async () => {
    new WritableStream({ async start() {}, write() { log('write'); } }).getWriter().write(1);
    await jobs(8);
  },
  'pull that returns a promise': async () => {
    const reader = new ReadableStream({ async pull(c) { log('pull'); c.enqueue(1); } }).getReader();
    for (let i = 0; i < 2; i++) reader.read().then(() => log('read'));
    await jobs(12);
  },
  'iteration': async () => {
    const over = jobs(20);
    for await (const c of new ReadableStream(counted(3, log))) log('got', c);
    await over;
  },
  'iteration by hand': async () => {
    const it = new ReadableStream({ ...counted(3, log), cancel(reason) { log('cancel', reason); } }).values();
    for (let i = 0; i < 2; i++) it.next().then((r) => log('next', r.value));
    it.return('reason').then((r) => log('return', r.value, r.done));
    it.next().then((r) => log('after', r.done));
    await jobs(16);
  },
  'transform': async () => {
    const t = new TransformStream({ async transform(c, controller) { log('transform', c); controller.enqueue(c); }, flush() { log('flush'); } });
    const writer = t.writable.getWriter();
    const reader = t.readable.getReader();
    for (const c of [1, 2]) writer.write(c).then(() => log('written', c));
    writer.close().then(() => log('closed'));
    for (let i = 0; i < 3; i++) reader.read().then((r) => log('read', r.value, r.done));
    await jobs(24);
  },
  'pipeTo': async () => {
    new ReadableStream(counted(3, log)).pipeTo(new WritableStream(sink(log))).then(() => log('piped'));
    await jobs(30);
  },
  'pipeThrough': async () => {
    new ReadableStream(counted(2, log)).pipeThrough(new TransformStream()).pipeTo(new WritableStream(sink(log))).then(() => log('piped'));
    await jobs(40);
  },
};
(async () => {
  for (const [name, run] of Object.entries(cases)) {
    log('#', name);
    await run();
  }
  console.log(lines.join('\n'));
})();
