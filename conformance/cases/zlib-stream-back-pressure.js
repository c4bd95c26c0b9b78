// A stream that unpacks makes a chunk at a time and rests while nobody reads: ten megabytes of
// zeros never wait in memory. _read is the stream's own property from the first rest on.
'use strict';
const zlib = require('zlib');
const { Writable, pipeline } = require('stream');
const packed = zlib.deflateSync(Buffer.alloc(10e6));
let i = 0;
function next() {
  const [make, options] = [['createInflate'], ['createInflate', { chunkSize: 1000 }], ['createInflate', { highWaterMark: 100 }]][i++] || [];
  if (!make) return;
  const unpack = zlib[make](options);
  let total = 0, most = 0, longest = 0;
  unpack.end(packed);
  pipeline(unpack, new Writable({ highWaterMark: 1,
    write(chunk, encoding, cb) {
      total += chunk.length;
      longest = Math.max(longest, chunk.length);
      most = Math.max(most, unpack.readableLength);
      setImmediate(cb);
    } }), (err) => {
    console.log(err, total, longest, most <= 16384, Object.hasOwn(unpack, '_read'), unpack.bytesWritten === packed.length);
    next();
  });
}
next();
const bomb = zlib.createInflate({ maxOutputLength: 100 }); // which streams do not heed
bomb.on('data', (chunk) => console.log('data', chunk.length)).on('end', () => console.log('end'));
bomb.end(zlib.deflateSync(Buffer.alloc(1000)));
for (const most of [999, 1000]) {
  try {
    console.log(zlib.inflateSync(zlib.deflateSync(Buffer.alloc(1000)), { maxOutputLength: most }).length);
  } catch (err) { console.log(err.name, err.code, err.message); }
}
