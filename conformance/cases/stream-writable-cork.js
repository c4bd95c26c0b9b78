// cork and uncork: what is buffered, how often uncork has to be called, what end does, and
// what becomes of it with _writev and without.
const { Writable } = require('stream');
function make(writev, o) {
  return new Writable({
    write(c, e, cb) { console.log('write', String(c), e); cb(); },
    writev: writev && function (cs, cb) {
      console.log('writev', cs.length, cs.allBuffers, cs.map((c) => String(c.chunk) + '/' + c.encoding + '/' + typeof c.callback).join(' '));
      cb();
    }, ...o });
}
for (const writev of [true, false]) {
  const w = make(writev);
  console.log(w.cork(), w.writableCorked);
  w.cork();
  w.write('some ', (e) => console.log('done some', e));
  w.write('data', 'latin1', (e) => console.log('done data', e));
  console.log(w.writableCorked, w.writableLength, w.writableBuffer.length);
  w.uncork();
  console.log('still', w.writableCorked, w.writableLength);
  console.log(w.uncork(), w.writableCorked, w.writableLength, w.writableBuffer.length);
  w.uncork(); // one too many does nothing
  console.log(w.writableCorked);
  w.cork();
  w.cork();
  w.write('a');
  w.end('b', () => console.log('ended')); // end uncorks, however often it was corked
  console.log(w.writableCorked);
}
{ // a single chunk goes to _write, when there is one
  const w = make(true);
  w.cork();
  w.write('single');
  w.uncork();
  const only = new Writable({ writev(cs, cb) { console.log('only writev', cs.length, cs[0].encoding); cb(); } });
  only.write('x');
  only.cork();
  only.write('y');
  only.write('z');
  process.nextTick(() => only.uncork());
}
{ // strings stay strings with decodeStrings: false
  const w = make(true, { decodeStrings: false });
  w.cork();
  w.write('abc', 'utf8');
  w.write('616263', 'hex');
  w.write(Buffer.from('d'));
  w.uncork();
}
{ // corked writes count for the return value and for 'drain'
  const w = make(true, { highWaterMark: 4 });
  w.on('drain', () => console.log('drain', w.writableLength));
  w.cork();
  console.log(w.write('ab'), w.write('cd'), w.writableNeedDrain);
  setImmediate(() => w.uncork());
}
{ // an uncork within a write that is under way does not write at once
  const w = new Writable({ write(c, e, cb) { console.log('w', String(c)); setImmediate(cb); } });
  w.write('1');
  w.cork();
  w.write('2');
  w.uncork();
  console.log('after uncork', w.writableLength);
  w.on('finish', () => console.log('finish'));
  w.end();
}
