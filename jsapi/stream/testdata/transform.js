// Transform and PassThrough, with characters split between chunks.
const log = (...a) => p(a.map(String).join(' '));
const {Transform, PassThrough, Readable, Writable} = require('stream');
const tr = new Transform({transform(c, e, cb) {log('t', c, e); cb(null, c.toString().toUpperCase())}, flush(cb) {log('flush'); cb(null,'!')}});
for(const e of ['data','end','finish','close','prefinish','readable','drain'])if(e!='readable')tr.on(e, (d) => log('ev', e, d));
tr.write('abc');
tr.write('def', () => log('wcb'));
tr.end();
const pp = new PassThrough();
pp.setEncoding('utf8');
pp.on('data', d => log('p', typeof d, d));
pp.on('end', () => log('pend'));
pp.on('close', () => log('pclose'));
pp.write(Buffer.from([0xe2, 0x82]));
pp.end(Buffer.from([0xac]));
