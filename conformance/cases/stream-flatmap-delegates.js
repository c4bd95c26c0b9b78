// flatMap passes a throw and a return on to the iterable that it is in, as yield* does.
const { Readable } = require('stream');
const log = console.log;
const inner = {
  generator: () => (function* () { try { yield 1; yield 2; } catch (e) { log('caught', e.message); yield 'again'; } finally { log('finally'); } })(),
  asyncGenerator: () => (async function* () { try { yield 1; yield 2; } catch (e) { log('caught', e.message); throw new Error('other'); } finally { log('finally'); } })(),
  bare: () => ({ [Symbol.asyncIterator]() { let n = 0; return { next: async () => ({ value: ++n, done: false }) }; } }),
  barePlain: () => ({ [Symbol.iterator]() { let n = 0; return { next: () => ({ value: ++n, done: false }) }; } }),
  withReturn: () => ({ [Symbol.asyncIterator]() { let n = 0; return { next: async () => ({ value: ++n, done: false }), return: async (v) => { log('return', v); return { done: true }; } }; } }),
  withThrow: () => ({ [Symbol.asyncIterator]() { let n = 0; return { next: async () => ({ value: ++n, done: false }), throw: async (e) => { log('throw', e.message); return { done: true }; } }; } }),
  array: () => [1, 2],
  stream: () => Readable.from([1, 2]).on('close', () => log('inner close')),
};
(async () => {
  for (const [name, make] of Object.entries(inner)) for (const err of [undefined, new Error('why')]) {
    const source = Readable.from(['a', 'b']).on('error', (e) => log('source', e.name)).on('close', () => log('source close'));
    const s = source.flatMap(make);
    s.on('error', (e) => log('error', e.message)).on('data', (x) => { log(name, x); s.pause(); s.destroy(err); });
    await new Promise((f) => s.on('close', f));
    log('close', s.destroyed, source.destroyed);
    source.on('error', () => {}).destroy();
    await new Promise(setImmediate);
  }
  await Readable.from([1]).flatMap(() => 5).toArray().catch((e) => log(e.name, e.message));
  await Readable.from([1]).flatMap(() => undefined).toArray().catch((e) => log(e.name, e.message));
})();
