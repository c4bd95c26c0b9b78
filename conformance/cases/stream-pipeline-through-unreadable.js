// A Duplex that is not readable is no stage to pipe from: what it would give is iterated over.
const { Readable, Writable, Duplex, pipeline } = require('stream');
const d = new Duplex({ readable: false, write(c, e, cb) { console.log('duplex', String(c)); cb(); } });
const w = new Writable({ write(c, e, cb) { console.log('writable', String(c)); cb(); } });
w.on('finish', () => console.log('finish'));
pipeline(Readable.from(['a', 'b']), d, w, (err) => console.log('done', err));
try {
  pipeline(Readable.from(['a']), new Writable({ write(c, e, cb) { cb(); } }), new Writable(), () => {});
} catch (err) {
  console.log(err.code, err.message);
}
console.log(d._readableState.readable, w._writableState.writable, new Readable()._readableState.readable);
