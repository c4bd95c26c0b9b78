// for await over a Readable, readable.iterator and its options, errors and early ends.
const { Readable, PassThrough } = require('stream');
const log = console.log;
const list = (...items) => Readable.from(items);
const steps = [
  async () => { for await (const x of list('a', 'b')) log(x); },
  async () => { const r = list(1, 2, 3); for await (const x of r) { log(x); break; } log('destroyed', r.destroyed); },
  async () => { const r = list(1, 2, 3); try { for await (const x of r) throw new Error('out ' + x); } catch (e) { log(e.message); } log('destroyed', r.destroyed, r.errored && r.errored.name); },
  async () => { const r = list(1, 2, 3); const f = async () => { for await (const x of r) return x; }; log(await f(), r.destroyed); },
  async () => { // destroyOnReturn: false
    const r = list(1, 2, 3);
    for await (const x of r.iterator({ destroyOnReturn: false })) { log(x); break; }
    log('destroyed', r.destroyed);
    for await (const x of r.iterator({ destroyOnReturn: false })) log(x);
    log('destroyed', r.destroyed);
  },
  async () => { const r = list(1, 2); try { for await (const x of r.iterator({ destroyOnReturn: false })) throw new Error('t' + x); } catch (e) { log(e.message); } log(r.destroyed); },
  async () => { const r = list(1, 2); for await (const x of r.iterator({ destroyOnReturn: true })) break; log(r.destroyed); for (const o of [null, 5, 'x']) try { r.iterator(o); } catch (e) { log(e.code, e.message); } },
  async () => { // an error of the stream ends the loop, whatever destroyOnReturn says
    for (const o of [undefined, { destroyOnReturn: false }]) {
      const r = new Readable({ read() { if (!this.read1) this.push('x'); this.read1 = true; setImmediate(() => this.destroy(new Error('failed'))); } });
      try { for await (const x of r.iterator(o)) log(String(x)); } catch (e) { log('caught', e.message, r.destroyed); }
    }
  },
  async () => { const r = new Readable({ read() {} }); r.push('x'); setImmediate(() => r.destroy()); try { for await (const x of r) log(String(x)); } catch (e) { log(e.code, e.message); } },
  async () => { const r = new Readable({ read() {} }); r.destroy(); try { for await (const x of r) log('never', x); } catch (e) { log(e.code); } },
  async () => { const r = new Readable({ read() {} }); r.on('error', () => {}); r.destroy(new Error('before')); try { for await (const x of r) log('never', x); } catch (e) { log(e.message); } },
  async () => { const r = list(); r.resume(); await new Promise((f) => r.on('close', f)); for await (const x of r) log('never', x); log('over', r.readableEnded); },
  async () => { // strings with an encoding; whole buffers as far as they are buffered
    const r = new PassThrough(); r.write('ab'); r.write('cd'); r.end('e');
    for await (const c of r) log(String(c));
    const t = new PassThrough({ encoding: 'utf8' }); t.end('text'); for await (const c of t) log(typeof c, c);
  },
  async () => { // the methods by hand
    const it = list(1, 2, 3)[Symbol.asyncIterator]();
    log(it[Symbol.asyncIterator]() === it, Object.prototype.toString.call(it), await it.next(), await it.return('v'), await it.next());
    const other = list(1, 2)[Symbol.asyncIterator](); log(await other.next()); await other.throw(new Error('thrown in')).catch((e) => log(e.message)); log(await other.next());
    const many = list(1, 2)[Symbol.asyncIterator](); log(await Promise.all([many.next(), many.next(), many.next(), many.next()]));
  },
  async () => { // errors behind the end crash nothing
    const r = list(1, 2); for await (const x of r) break; r.emit('error', new Error('late')); log('alive');
  },
  async () => { // two loops share the data
    const r = new Readable({ objectMode: true, read() {} }); for (let i = 0; i < 6; i++) r.push(i); r.push(null);
    const got = [[], []]; await Promise.all(got.map(async (g) => { for await (const x of r) { g.push(x); await null; } })); log(got.flat().sort().join());
  },
];
(async () => { for (const f of steps) { log('--'); await f(); } })();
