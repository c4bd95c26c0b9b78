// What _readableState and _writableState own, what inspect shows of a stream in its various
// states, and that what a script assigns to a field is what it reads back.
const util = require('util');
const { Readable, Writable, Duplex, PassThrough } = require('stream');
const read = () => {};
const bare = (s) => util.inspect(s, { depth: 2 }).replace(/prefinish: \[.*?\]/, 'prefinish');

for (const s of [new Readable({ read }), new Writable(), new Duplex({ read, highWaterMark: 3 }), new PassThrough({ objectMode: true })]) {
  console.log(bare(s));
  for (const state of [s._readableState, s._writableState]) {
    if (state) console.log(Object.keys(state).join(), JSON.stringify(state), 'length' in state, Object.hasOwn(state, 'corked'));
  }
}

const r = new Readable({ read, encoding: 'utf8' });
r.push('abc');
r.push('de');
console.log(r._readableState.buffer, r._readableState.length, bare(r).match(/kState\)]: \d+/)[0]);
r.on('data', () => {});
r.pause();
console.log(bare(r).match(/kState\)]: \d+/)[0], r._readableState.paused, r._readableState.flowing);

const w = new Writable({ write(c, e, cb) { this.cb = cb; } });
w.cork();
w.write('a', function first() {});
w.write(Buffer.from('b'));
console.log(w._writableState.getBuffer(), w._writableState.bufferedRequestCount);
w.uncork();
console.log(w._writableState.writecb.name, w._writableState.writing, w._writableState.pendingcb);
w.cb();
w.cb();
w.destroy();
console.log(w._writableState.writecb.name, w.destroyed);

const set = (state, values) => {
  for (const [name, v] of Object.entries(values)) {
    state[name] = v;
    console.log(name, state[name]);
  }
};
set(new Readable({ read })._readableState, {
  highWaterMark: 0, objectMode: true, ended: true, flowing: false, needReadable: true, readingMore: true,
  length: 5, buffer: [], pipes: [], awaitDrainWriters: null, reading: true, encoding: 'hex', endEmitted: true, destroyed: true });
set(new Writable()._writableState, {
  highWaterMark: 0, objectMode: true, ended: true, corked: 1, length: 5, onwrite: null, writelen: 3, pendingcb: 2,
  bufferedIndex: 4, writable: false, finished: true, needDrain: true, errorEmitted: true, autoDestroy: false, emitClose: false });
