// A stream in object mode that has an encoding decodes bytes, lets strings be and throws for
// the rest; an encoding that is none is named as util.format has it.
const { Readable, Writable, Transform } = require('stream');
function attempt(what, f) {
  try { console.log(what, f()); } catch (err) { console.log(what, err.code, err.message); }
}
const r = new Readable({ objectMode: true, encoding: 'utf8', read() {} });
r.on('error', (err) => console.log('error', err.code));
for (const v of ['text', Buffer.from('é').subarray(0, 1), Buffer.from('é').subarray(1), Buffer.alloc(0), { a: 1 }, 7, undefined]) {
  attempt('push', () => r.push(v));
}
console.log(r.readableLength, r.read(), r.read(), r.read(), r.readableLength);
for (const v of [{ a: { b: 1 } }, [1], 5, 'x y', true]) {
  const w = new Writable({ write(chunk, encoding, cb) { cb(); } });
  attempt('write', () => w.write('a', v));
  attempt('setDefaultEncoding', () => w.setDefaultEncoding(v));
  attempt('setEncoding', () => new Readable().setEncoding(v));
  attempt('end', () => w.end('a', v).writableEnded);
}
attempt('setEncoding', () => new Readable().setEncoding(false));
const w = new Writable({ objectMode: true, write(chunk, encoding, cb) { console.log(chunk, encoding); cb(); } });
attempt('null', () => w.write(null, () => {}));
w.setDefaultEncoding('UCS-2');
w.write('a');
const t = new Transform({ transform(chunk, encoding, cb) { cb(); } });
t.on('error', (err) => console.log(err.code, err.message));
t.destroy();
attempt('end', () => t.end(Symbol('s')));
