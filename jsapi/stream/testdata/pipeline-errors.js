// Each stream of pipelines of two to five fails in three ways.
const log = (...a) => p(a.map(String).join(' '));
const {Readable, Writable, PassThrough, pipeline, finished} = require('stream');
let n = 0;
(function tk() {n++; if(n<60)process.nextTick(tk)})();
function go(name, k, count, how) {
 const ss = [new Readable({read() {}})]; for(let i = 0; i<count-2; i++)ss.push(new PassThrough()); ss.push(new Writable({write(c, e, cb) {cb()}}));
 pipeline(...ss, (e) => log(n, name, e&&e.code, e&&e.message));
 how(ss[k]);
}
for(const c of [2, 3, 4, 5])for(let k = 0; k<c; k++) {go('err'+c+k, k, c, s => s.destroy(new Error('x'))); go('prem'+c+k, k, c, s => s.destroy()); go('emit'+c+k, k, c, s => s.emit('error', new Error('em')));}
