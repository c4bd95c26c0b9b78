const { Readable } = require('stream');
for (const v of [undefined, null, 5, {}, true, '', 'text']) {
  const r = new Readable({ read() {} });
  r.on('error', (e) => console.log(e.code, e.message)).on('end', () => console.log('end', v));
  console.log(v, r.push(v), r.readableLength);
  r.resume();
}
const r = new Readable({ read() {} });
for (const n of [0x40000001, 2 ** 31]) {
  try { r.read(n); } catch (e) { console.log(e.name, e.code, e.message); }
}
