// A flowing stream: the order of reads, events and ticks.
const log = (...a) => p(a.map(String).join(' '));
const {Readable} = require('stream');
const r = new Readable({read(n) {log('read', n); if(this.c === undefined)this.c = 0; if(this.c++<3) {this.push('x'+this.c)}else this.push(null)}});
for(const e of ['end','close','pause','resume','error'])r.on(e, () => log('ev', e, r.readableLength, r.readableFlowing));
r.on('data', d => log('data', d.toString(), r.readableFlowing));
setImmediate(() => log('imm'));
process.nextTick(() => log('tick'));
log('sync end');
