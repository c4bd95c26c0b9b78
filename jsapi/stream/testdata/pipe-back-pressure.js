// A pipe whose destination is slower than its source.
const log = (...a) => p(a.map(String).join(' '));
const {Readable, Writable, PassThrough} = require('stream');
let i = 0;
const src = new Readable({highWaterMark:8, read() {log('read'); i<6?this.push('chunk'+i++):this.push(null)}});
const dst = new Writable({highWaterMark:10, write(c, e, cb) {log('w', c.toString()); setImmediate(cb)}});
for(const [n, s] of [['src', src], ['dst', dst]])for(const e of ['pipe','unpipe','drain','pause','resume','end','finish','close','error'])s.on(e, () => log(n, e, s.readableFlowing));
log(src.pipe(dst) === dst);
log(src._readableState.pipes.length, src.listenerCount('data'), dst.listenerCount('error'), dst.listenerCount('close'), dst.listenerCount('finish'), dst.listenerCount('unpipe'), src.listenerCount('end'));
src.on('end', () => setImmediate(() => log(dst.listenerCount('unpipe'), dst.listenerCount('drain'), dst.listenerCount('error'))));
