// cork, _writev, decodeStrings and object mode.
const log = (...a) => p(a.map(String).join(' '));
const {Writable} = require('stream');
class W extends Writable{constructor(o) {super(o)}_writev(cs, cb) {log('writev', cs.length, cs.map(c => c.chunk+':'+c.encoding).join(), cs.allBuffers); cb()}_final(cb) {log('final'); cb()}}
const w = new W();
w.on('finish', () => log('finish'));
w.on('drain', () => log('drain'));
w.cork();
w.write('a', () => log('a'));
w.write('b', () => log('b'));
w.write(Buffer.from('c'));
log(w.writableCorked, w.writableLength, w._writableState.getBuffer().length);
process.nextTick(() => {w.uncork(); w.write('d'); w.end()});
const w2 = new Writable({decodeStrings:false, defaultEncoding:'latin1', write(c, e, cb) {log(typeof c, c, e); cb()}});
w2.write('é');
w2.write('é','utf8');
w2.setDefaultEncoding('hex');
w2.write('ab');
const w3 = new Writable({objectMode:true, write(c, e, cb) {log(JSON.stringify(c), e); cb()}});
w3.write({});
w3.write(0);
w3.write('s');
w3.write(undefined);
