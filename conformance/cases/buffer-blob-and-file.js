// Blob and File: what they are made of, every member, slices, streams, clones and object URLs.
const { Blob, File, resolveObjectURL, Buffer: B } = require('buffer'); const util = require('util'); const L = console.log;
const tried = async (n, f) => { try { L(n, await f()); } catch (e) { L(n, e.name, e.code, e.message); } };
(async () => {
  L(Blob === globalThis.Blob, File === globalThis.File, typeof globalThis.File, Blob.length, File.length);
  for (const [n, a] of Object.entries({ none: [], undef: [undefined], nul: [null], num: [5], str: ['abc'], obj: [{}], arr: [['a', Buffer.from('b'), new Uint8Array([99]), new ArrayBuffer(1), new Blob(['z']), 5, null, {}, new DataView(new ArrayBuffer(2)), new Uint16Array([65])]], set: [new Set(['a', 'b'])], gen: [(function* () { yield 'x'; yield 'y'; })()], optnull: [[], null], optnum: [[], 5], opttype: [[], { type: 'Text/Plain' }], typebad: [[], { type: 'é' }], typenum: [[], { type: 5 }], endings: [['a\nb\r\nc\r'], { endings: 'native' }], endtr: [['a\r\n'], { endings: 'transparent' }], endbad: [['a'], { endings: 'x' }], sym: [[Symbol('x')]] })) await tried('Blob ' + n, async () => { const b = new Blob(...a); return [b.size, b.type, await b.text()]; });
  await tried('Blob()', () => Blob([]));
  const b = new Blob(['hello ', 'wörld'], { type: 'a/b' });
  L(b, util.inspect(b, { depth: -1 }), String(b), Object.keys(b), b instanceof Blob);
  for (const a of [[], [1], [1, 4], [-3], [-5, -2], [0, 100], [5, 2], [0, 3, 'x/Y'], [0, 3, 'é'], [0, 3, 5]]) await tried('slice ' + util.inspect(a), async () => { const s = b.slice(...a); return [s.size, s.type, await s.text()]; });
  L(await b.arrayBuffer(), await b.text());
  await tried('stream', async () => { const r = b.stream(); L(r.constructor.name, r.locked); let n = 0; for await (const c of r) { n += c.length; L(c.constructor.name); } return n; });
  const big = new Blob([Buffer.alloc(200000, 'x')]); await tried('chunks', async () => { const s = []; for await (const c of big.stream()) s.push(c.length); return s; });
  await tried('reader', async () => { const r = b.stream().getReader(); const x = await r.read(); await r.cancel('why'); return [x.done, x.value.length, (await r.read())]; });
  for (const m of ['slice', 'text', 'arrayBuffer', 'stream']) await tried('this ' + m, () => Blob.prototype[m].call({}));
  for (const m of ['size', 'type']) await tried('this ' + m, () => Reflect.get(Blob.prototype, m, {}));
  const src = Buffer.from('abc'); const c = new Blob([src]); src[0] = 0x7a; L(await c.text());
  L(structuredClone(b).size, await structuredClone(b).text(), Object.prototype.toString.call(b));
  const { port1, port2 } = new MessageChannel(); port1.postMessage({ b }); await new Promise((r) => port2.once('message', async ({ b: g }) => { L(g, await g.text()); port2.close(); r(); }));
  for (const [n, a] of Object.entries({ none: [], one: [[]], name: [['a'], 'n.txt'], num: [['a'], 5], opt: [['a'], 'n', { type: 'X/y', lastModified: 5 }], lmstr: [['a'], 'n', { lastModified: '7' }], lmnan: [['a'], 'n', { lastModified: 'x' }], lmdate: [['a'], 'n', { lastModified: new Date(9) }], lmneg: [['a'], 'n', { lastModified: -1.5 }], lmbig: [['a'], 'n', { lastModified: 3n }], optnull: [['a'], 'n', null], optstr: [['a'], 'n', 'x'], bad: [5, 'n'], slash: [['a'], 'a/b'], sur: [['a'], '\ud800'], end: [['a\n'], 'n', { endings: 'native' }] })) await tried('File ' + n, async () => { const f = new File(...a); return [f.name, f.size, f.type, n.startsWith('lm') || n === 'opt' ? f.lastModified : f.lastModified > 1e12, await f.text()]; });
  const f = new File(['abc'], 'f.txt', { type: 'text/plain', lastModified: 1 }); L(f, util.inspect(f, { depth: -1 }), f instanceof Blob, String(f), Object.keys(f), f.slice(1) instanceof File, f.slice(1).constructor.name);
  f.name = 'other'; L(f.name); for (const m of ['name', 'lastModified']) await tried('this ' + m, () => Reflect.get(File.prototype, m, new Blob()));
  L(structuredClone(f));
  const url = URL.createObjectURL(b); L(/^blob:nodedata:[0-9a-f-]{36}$/.test(url)); const back = resolveObjectURL(url); L(back === b, back.size, back.type, await back.text()); URL.revokeObjectURL(url); L(resolveObjectURL(url)); for (const x of [undefined, 5, 'x', 'blob:nodedata:x', url + 'x', {}, null]) L(resolveObjectURL(x)); for (const x of [undefined, 5, {}, null]) await tried('create', () => URL.createObjectURL(x)); await tried('revoke', () => URL.revokeObjectURL('nope')); await tried('revoke', () => URL.revokeObjectURL());
})();
