const { pipeline, Readable } = require('stream');
const collect = (s, done) => { const b = []; s.on('data', d => b.push(d)); s.on('end', () => done(Buffer.concat(b), b)); };
const pairs = [['Gzip', 'Gunzip'], ['Deflate', 'Inflate'], ['DeflateRaw', 'InflateRaw'], ['Gzip', 'Unzip'], ['Deflate', 'Unzip'], ['BrotliCompress', 'BrotliDecompress']];
const steps = [];
for (const [a, b] of pairs) steps.push(next => {
  const w = z['create' + a](), r = z['create' + b]();
  p([a, w instanceof z[a], w.bytesWritten, w._closed].join());
  collect(r, d => { p(b + ' ' + (d.toString() === text) + ' ' + w.bytesWritten); });
  r.on('close', () => { p('close'); next(); });
  w.pipe(r);
  const bytes = Buffer.from(text);
  for (let i = 0; i < bytes.length; i += 1000) w.write(bytes.subarray(i, i + 1000));
  w.end();
});
steps.push(next => { // byte by byte
  const r = z.createGunzip(), bytes = Buffer.from(packed.gzip, 'base64');
  collect(r, d => { p('bytes ' + (d.toString() === text)); next(); });
  for (const b of bytes) r.write(Buffer.from([b]));
  r.end();
});
steps.push(next => { // each flush gives what was written
  const w = z.createDeflateRaw(), r = z.createInflateRaw();
  w.on('data', d => r.write(d));
  r.on('data', d => p('flushed ' + d));
  w.write('one');
  w.flush(() => {
    p('flush');
    w.write('two');
    w.flush(z.constants.Z_SYNC_FLUSH, () => r.flush(() => { w.close(() => p('w closed')); r.close(() => { p('r closed'); next(); }); }));
  });
});
steps.push(next => { // params
  const w = z.createDeflate({ level: 1 });
  collect(w, d => { p('params ' + (z.inflateSync(d).toString() === text + text) + w._level); next(); });
  w.write(text);
  w.params(9, z.constants.Z_HUFFMAN_ONLY, () => { p('changed'); w.end(text); });
});
steps.push(next => { // reset
  const r = z.createInflateRaw(), out = [];
  r.on('data', d => out.push(d));
  const one = z.deflateRawSync('same', { finishFlush: z.constants.Z_SYNC_FLUSH });
  r.write(one);
  r.flush(() => { r.reset(); r.write(one); r.flush(() => { p('reset ' + Buffer.concat(out)); next(); }); });
});
steps.push(next => { // chunks
  const r = z.createGunzip({ chunkSize: 1024 });
  collect(r, (d, b) => { p('chunks ' + b.every(c => c.length <= 1024) + d.length); next(); });
  r.end(Buffer.from(packed.gzip, 'base64'));
});
steps.push(next => pipeline(Readable.from([Buffer.from(packed.gzip, 'base64').subarray(0, 50)]), z.createGunzip(), new (require('stream').PassThrough)().resume(), e => { p('pipeline ' + e.code); next(); }));
steps.push(next => { const r = z.createInflate(); const b = z.deflateSync('abc'); collect(r, d => { p('trailing ' + d + ' ' + (r.bytesWritten === b.length)); next(); }); r.write(Buffer.concat([b, Buffer.from('xyz')])); });
steps.push(next => { const w = z.Gzip(); w.on('close', () => { p('destroyed ' + w.destroyed + w._closed); next(); }); w.write('a'); w.destroy(); });
steps.push(next => { const w = z.createGzip(); w.end('x'); w.resume(); w.on('finish', () => w.flush(() => { p('late flush'); next(); })); });
steps.push(next => { (async () => { const w = z.createGzip(); w.end('await'); const b = []; w.on('data', d => b.push(d)); await new Promise(r => w.on('end', r)); p(z.gunzipSync(Buffer.concat(b)).toString()); next(); })(); });
const run = () => { const s = steps.shift(); if (s) s(run); };
run();
