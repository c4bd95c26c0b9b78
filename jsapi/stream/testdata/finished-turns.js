// In which tick the callback of finished comes.
const log = (...a) => p(a.map(String).join(' '));
const {Readable, Writable, PassThrough, pipeline, finished} = require('stream');
let n = 0;
(function tk() {n++; if(n<40)process.nextTick(tk)})();
const rr = new Readable({read() {}}), bad = new PassThrough(), ww = new Writable({write(c, e, cb) {cb()}});
finished(rr, {readable:true, writable:false}, e => log(n,'rr', e&&e.message));
finished(bad, {readable:true, writable:true}, e => log(n,'bad', e&&e.message));
finished(ww, {readable:false, writable:true}, e => log(n,'ww', e&&e.message));
for(const [k, s] of [['r', rr], ['bad', bad], ['w', ww]])for(const e of ['error','close','unpipe'])s.on(e, () => log(n, k, e));
rr.destroy(new Error('rr'));
bad.destroy(new Error('mid'));
ww.destroy(new Error('w'));
