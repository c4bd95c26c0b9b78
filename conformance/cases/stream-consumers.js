// stream/consumers: each function on Node's streams, on web streams and on iterables; errors.
const { arrayBuffer, blob, buffer, json, text } = require('stream/consumers');
const { Readable, PassThrough } = require('stream');
const log = console.log;
const fns = { arrayBuffer, blob, buffer, json, text };
const euro = () => Readable.from([Buffer.from([0x22, 0xe2]), Buffer.from([0x82, 0xac]), Buffer.from('"')], { objectMode: false });
const sources = {
  readable: euro, strings: () => Readable.from(['"a', 'b"']), web: () => new ReadableStream({ start(c) { c.enqueue(new TextEncoder().encode('[1]')); c.close(); } }),
  generator: () => (async function* () { yield Buffer.from('{"g":'); yield Buffer.from('1}'); })(), array: () => [Buffer.from('5')], empty: () => Readable.from([]),
  passThrough: () => { const p = new PassThrough(); p.write('[1'); setImmediate(() => p.end(',2]')); return p; },
  fails: () => new Readable({ read() { this.destroy(new Error('source')); } }), notJSON: () => Readable.from(['{']), bom: () => Readable.from([Buffer.from('\ufeff"x"')]), objects: () => Readable.from([{ a: 1 }]), numbers: () => Readable.from([1, 2]), encoded: () => euro().setEncoding('utf8'),
};
(async () => {
  for (const [name, make] of Object.entries(sources)) for (const [f, consume] of Object.entries(fns)) {
    if (name === 'objects' && f !== 'text') continue;
    try {
      const v = await consume(make());
      log(name, f, v && v.constructor && v.constructor.name, v instanceof ArrayBuffer ? Buffer.from(v).toString('hex') : v instanceof Blob ? `${v.size} ${await v.text()}` : Buffer.isBuffer(v) ? v.toString('hex') : v);
    } catch (e) { log(name, f, e.name, e.code, f === 'json' && e.name === 'SyntaxError' ? '' : e.message); }
  }
  for (const v of [undefined, null, 5, {}]) await text(v).catch((e) => log(String(v), e.name));
})();
