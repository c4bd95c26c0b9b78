// A Writable that always has something to write forgets the writes that it has been given.
const { Writable } = require('stream');
let given = 0, most = 0;
const w = new Writable({
  write(chunk, encoding, done) {
    setImmediate(() => {
      most = Math.max(most, w._writableState.bufferedIndex);
      done();
      if (given === 1000) w.end();
    });
    if (++given < 1000) w.write('x');
  },
});
w.on('finish', () => p(given + ' ' + most + ' ' + w._writableState.bufferedIndex));
w.write('a');
w.write('b');
