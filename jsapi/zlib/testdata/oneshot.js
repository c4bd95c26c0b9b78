const of = k => Buffer.from(packed[k], 'base64');
t('gunzip', () => z.gunzipSync(of('gzip')).toString() === text);
t('gunzip 9', () => z.gunzipSync(of('gzip9')).toString() === text);
t('stored', () => z.gunzipSync(of('stored')).toString());
t('inflate', () => z.inflateSync(of('deflate')).toString() === text);
t('inflateRaw', () => z.inflateRawSync(of('raw')).toString() === text);
t('huffman', () => z.inflateSync(of('huff')).toString() === text);
t('fixed', () => z.inflateSync(of('fixed')).toString() === text.slice(0, 200));
t('dictionary', () => z.inflateSync(of('dict'), { dictionary: dict }).toString() === text);
t('raw dictionary', () => z.inflateRawSync(of('rawdict'), { dictionary: dict }).toString() === text);
t('unzip', () => ['gzip', 'deflate'].map(k => z.unzipSync(of(k)).toString() === text).join());
t('brotli', () => z.brotliDecompressSync(of('brotli')).toString() === text);
for (const level of [-1, 0, 1, 5, 9]) t('round ' + level, () => [['gzip', 'gunzip'], ['deflate', 'inflate'], ['deflateRaw', 'inflateRaw'], ['deflate', 'unzip']]
  .map(([a, b]) => z[b + 'Sync'](z[a + 'Sync'](text, { level })).toString() === text).join());
for (const strategy of [0, 1, 2, 3, 4]) t('strategy ' + strategy, () => z.inflateSync(z.deflateSync(text, { strategy, memLevel: 9 })).toString() === text);
for (const windowBits of [9, 12, 15]) t('window ' + windowBits, () => z.inflateSync(z.deflateSync(text, { windowBits }), { windowBits }).toString() === text);
t('round dictionary', () => z.inflateSync(z.deflateSync(text, { dictionary: dict }), { dictionary: dict }).toString() === text);
t('round raw dictionary', () => z.inflateRawSync(z.deflateRawSync(text, { dictionary: dict }), { dictionary: dict }).toString() === text);
t('smaller', () => z.gzipSync(text).length < text.length / 4 && z.brotliCompressSync(text).length < text.length / 4);
t('round brotli', () => [0, 5, 11].map(q => z.brotliDecompressSync(z.brotliCompressSync(text, { params: { [z.constants.BROTLI_PARAM_QUALITY]: q } })).toString() === text).join());
t('empty', () => ['gzip', 'deflate', 'deflateRaw', 'brotliCompress'].map((k, i) => z[['gunzip', 'inflate', 'inflateRaw', 'brotliDecompress'][i] + 'Sync'](z[k + 'Sync']('')).length).join());
t('header', () => [z.gzipSync('a').subarray(0, 10).toString('hex'), z.gzipSync('a', { level: 9 }).subarray(0, 10).toString('hex'), z.gzipSync('a', { level: 1 }).subarray(0, 10).toString('hex'),
  z.deflateSync('a').subarray(0, 2).toString('hex'), z.deflateSync('a', { level: 1 }).subarray(0, 2).toString('hex'), z.deflateSync('a', { level: 9 }).subarray(0, 2).toString('hex'), z.deflateSync('a', { windowBits: 9 }).subarray(0, 2).toString('hex'), z.deflateSync('a', { dictionary: dict }).subarray(0, 6).toString('hex')].join());
t('trailer', () => z.gzipSync('abc').subarray(-8).toString('hex') + z.deflateSync('abc').subarray(-4).toString('hex'));
t('inputs', () => [Buffer.from('ab'), new Uint8Array([97, 98]), new DataView(new ArrayBuffer(2)), new ArrayBuffer(2), new Uint16Array(1)].map(b => z.inflateSync(z.deflateSync(b)).length).join());
t('members', () => z.gunzipSync(Buffer.concat([z.gzipSync('a'), z.gzipSync('b'), Buffer.alloc(9)])).toString());
t('trailing', () => z.inflateSync(Buffer.concat([z.deflateSync('a'), Buffer.from('xyz')])).toString());
t('partial', () => { const s = z.gunzipSync(of('gzip').subarray(0, -30), { finishFlush: z.constants.Z_SYNC_FLUSH }).toString(); return s.length > 10 && text.startsWith(s.slice(0, -1)); });
t('info', () => { const r = z.gzipSync('abc', { info: true }); return [Object.keys(r), z.gunzipSync(r.buffer), r.engine instanceof z.Gzip, r.engine.bytesWritten].join(); });
t('crc32', () => [z.crc32('hello'), z.crc32(Buffer.from('world'), 5), z.crc32(''), z.crc32(' world', z.crc32('hello')) === z.crc32('hello world')].join());
t('codes', () => z.codes);
t('constants', () => z.constants);
t('named header', () => { const b = z.gzipSync('abc'); const h = Buffer.from(b.subarray(0, 10)); h[3] = 8 + 16 + 4; return z.gunzipSync(Buffer.concat([h, Buffer.from([2, 0, 65, 66]), Buffer.from('name\0comment\0'), b.subarray(10)])).toString(); });
z.gzip(text, (e, b) => {
  p('gzip ' + e + (z.gunzipSync(b).toString() === text));
  z.gunzip(b, {}, (e, b) => {
    p('gunzip ' + e + (b.toString() === text));
    const { promisify } = require('util');
    promisify(z.deflate)('x').then(b => promisify(z.inflate)(b)).then(b => {
      p('promise ' + b);
      return promisify(z.brotliCompress)('y').then(promisify(z.brotliDecompress));
    }).then(b => { p('brotli ' + b); return promisify(z.unzip)('nothing'); }).catch(e => p('rejected ' + e.code + ' ' + e.errno + ' ' + e.message));
  });
});
