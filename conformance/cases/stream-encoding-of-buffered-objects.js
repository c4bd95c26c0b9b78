// setEncoding of a stream of objects that has some: they become one text, and the length that is
// left counts its letters, so that undefined follows as often, as in Node; the stream still ends.
'use strict';
const { Readable } = require('stream');
function buffered(name) {
  const r = new Readable({ objectMode: true, read() {} });
  r.push('abc');
  r.push(Buffer.from('de'));
  r.setEncoding('utf8');
  console.log(name, r.readableLength, r._readableState.buffer);
  r.push(null);
  return r;
}
buffered('data').on('data', (c) => console.log('data', c)).on('end', () => console.log('end'));
const r = buffered('readable');
r.on('readable', () => {
  for (let c = r.read(); c !== null; c = r.read()) console.log('read', c);
}).on('end', () => console.log('end'));
(async () => {
  for await (const c of buffered('iteration')) console.log('got', c);
  console.log('over');
})();
