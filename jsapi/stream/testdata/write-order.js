// Writes, their callbacks, 'drain' and 'finish', when _write ends at once and later.
const log = (...a) => p(a.map(String).join(' '));
const {Writable} = require('stream');
const w = new Writable({highWaterMark:4, write(c, e, cb) {log('write', c.toString(), e); this.k?setImmediate(cb):cb();}});
for(const e of ['drain','finish','close','prefinish','pipe','error'])w.on(e, () => log('ev', e, w.writableLength, w.writableFinished, w.writableEnded));
log(w.write('ab', () => log('cb1')));
log(w.write('cdef', () => log('cb2')));
log(w.writableNeedDrain, w.writableLength);
w.k = 1;
log(w.write('gh', () => log('cb3')));
log(w.write('ij'));
log(w.write(Buffer.from('kl')));
log(w.writableLength);
w.end('zz', () => log('endcb'));
log(w.writable, w.writableEnded, w.writableFinished);
setImmediate(() => log('imm'));
process.nextTick(() => log('tick'));
