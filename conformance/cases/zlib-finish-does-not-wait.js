'use strict';
// 'finish' of a zlib stream does not wait for its last output, so that it comes before 'end';
// what lies behind the end of the format is taken and dropped. Brotli looks at params first.
const zlib = require('zlib');
const { pipeline, PassThrough, Readable } = require('stream');

const events = ['prefinish', 'finish', 'end', 'close'];
const follow = (name, z) => new Promise((done) => {
  const seen = [];
  for (const event of events) z.on(event, () => seen.push(event));
  z.on('close', () => { console.log(name, seen.join(' ')); done(); });
});
const bytewise = (z, bytes) => {
  for (let i = 0; i < bytes.length; i++) z.write(bytes.subarray(i, i + 1));
  z.end();
};

(async () => {
  for (const make of [zlib.createGzip, zlib.createDeflateRaw, zlib.createBrotliCompress]) {
    const z = make();
    const over = follow(z.constructor.name, z);
    z.resume();
    z.end('abc');
    await over;
  }
  const gzip = zlib.createGzip(), gunzip = zlib.createGunzip();
  const both = [follow('gzip', gzip), follow('gunzip', gunzip)];
  pipeline(Readable.from([Buffer.from('abc')]), gzip, gunzip, new PassThrough().resume(), (err) => console.log('pipeline', err));
  await Promise.all(both);

  for (const [make, bytes] of [
    [zlib.createGunzip, zlib.gzipSync('abc')],
    [zlib.createInflate, zlib.deflateSync('abc')],
    [zlib.createInflateRaw, zlib.deflateRawSync('abc')],
  ]) {
    const z = make();
    const over = follow(z.constructor.name, z);
    let text = '';
    z.on('data', (b) => text += b);
    bytewise(z, Buffer.concat([bytes, Buffer.alloc(3)]));
    await over;
    console.log(text);
  }
  try {
    zlib.createBrotliCompress({ chunkSize: 1, params: { 99: 1 } });
  } catch (err) {
    console.log(err.code, err.message);
  }
  console.log(typeof Object.getPrototypeOf(zlib.Gzip.prototype).constructor, zlib.createGzip()._final.length);
})();
