'use strict';
// What _transform throws when a read lets the next chunk come destroys the stream, behind the
// data that was read; bufferedRequestCount while writes that waited are given to _write.
const { Transform, Writable } = require('stream');

const t = new Transform({
  highWaterMark: 2,
  transform(chunk, encoding, callback) {
    console.log('transform', String(chunk));
    if (String(chunk) === 'bad') throw new Error('thrown');
    callback(null, chunk);
  },
});
t.on('error', (err) => console.log('error', err.message));
t.on('close', () => console.log('close'));
t.write('long enough');
t.write('more');
t.write('bad');
(async () => {
  try {
    for await (const chunk of t) console.log('chunk', String(chunk));
  } catch (err) {
    console.log('loop', err.message);
  }
  const u = new Transform({ highWaterMark: 1, transform(c, e, cb) { if (String(c) === 'x') throw new Error('other'); cb(null, c); } });
  u.on('error', (err) => console.log(err.message));
  u.write('ok');
  u.write('x');
  console.log(String(u.read()), u.destroyed, u.errored && u.errored.message);
  try { u._read(); } catch (err) { console.log('not here', err.message); }

  const w = new Writable({
    write(chunk, encoding, callback) {
      const { length, bufferedRequestCount, bufferProcessing } = w._writableState;
      console.log(String(chunk), length, bufferedRequestCount, w._writableState.getBuffer().length, bufferProcessing);
      if (String(chunk) === 'c') setImmediate(callback); else callback();
    },
  });
  w.cork();
  for (const c of 'abcdef') w.write(c);
  w.uncork();
  w.end(() => console.log(w._writableState.bufferedRequestCount));
})();
