// In which tick the callback of a pipeline comes.
const log = (...a) => p(a.map(String).join(' '));
const {Readable, Writable, PassThrough, pipeline, finished} = require('stream');
let n = 0;
(function tk() {n++; if(n<40)process.nextTick(tk)})();
const bad = new PassThrough(), rr = new Readable({read() {}}), ww = new Writable({write(c, e, cb) {cb()}});
for(const [k, s] of [['r', rr], ['bad', bad], ['w', ww]])for(const e of ['error','close','unpipe'])s.on(e, () => log(n, k, e));
pipeline(rr, bad, ww, (e, v) => log(n,'pl bad', e.message, v));
bad.destroy(new Error('mid'));
