const B = (...b) => Buffer.from(b);
const spoil = (b, i) => { b[i < 0 ? b.length + i : i] ^= 1; return b; };
t('no gzip', () => z.gunzipSync('abc'));
t('nothing', () => z.gunzipSync(''));
t('no zlib', () => z.inflateSync(Buffer.from('abc')));
t('short raw', () => z.inflateRawSync(Buffer.from('abc')));
t('block type', () => z.inflateRawSync(B(7)));
t('stored lengths', () => z.inflateRawSync(B(1, 2, 3, 4, 5)));
t('one byte', () => z.inflateSync(B(0x78)));
t('check bits', () => z.inflateSync(B(0x79, 0x9c)));
t('method', () => z.inflateSync(B(0x77, 0x85)));
t('window', () => z.inflateSync(z.deflateSync('a', { windowBits: 15 }), { windowBits: 9 }));
t('gzip method', () => z.gunzipSync(B(0x1f, 0x8b, 9, 0, 0, 0, 0, 0, 0, 0)));
t('gzip flags', () => z.gunzipSync(B(0x1f, 0x8b, 8, 0xe0, 0, 0, 0, 0, 0, 0)));
t('gzip check', () => z.gunzipSync(spoil(z.gzipSync('abc'), -8)));
t('gzip length', () => z.gunzipSync(spoil(z.gzipSync('abc'), -1)));
t('zlib check', () => z.inflateSync(spoil(z.deflateSync('abc'), -1)));
t('missing dictionary', () => z.inflateSync(z.deflateSync('a', { dictionary: Buffer.from('abc') })));
t('bad dictionary', () => z.inflateSync(z.deflateSync('a', { dictionary: Buffer.from('abc') }), { dictionary: Buffer.from('x') }));
t('garbage member', () => z.gunzipSync(Buffer.concat([z.gzipSync('a'), Buffer.from('xyz')])));
t('truncated', () => z.gunzipSync(z.gzipSync('abc').subarray(0, 15)));
t('truncated check', () => z.gunzipSync(z.gzipSync('abc').subarray(0, -2)));
t('too large', () => z.inflateSync(z.deflateSync('abc'.repeat(100)), { maxOutputLength: 10 }));
t('too large gzip', () => z.gzipSync('abc', { maxOutputLength: 10 }));
for (const o of [{ level: 10 }, { level: 'a' }, { level: Infinity }, { windowBits: 7 }, { windowBits: 16 }, { memLevel: 0 }, { strategy: 5 }, { chunkSize: 63 }, { chunkSize: 'a' }, { flush: 6 },
  { finishFlush: 9 }, { dictionary: 5 }, { maxOutputLength: 0 }, { windowBits: null }]) {
  t('option ' + JSON.stringify(o), () => z.gzipSync('a', o));
  t('inflate option ' + JSON.stringify(o), () => z.inflateSync(z.deflateSync('a'), o).toString());
}
t('NaN', () => z.gunzipSync(z.gzipSync('a', { level: NaN })).toString());
t('no input', () => z.gzipSync());
t('number', () => z.gzipSync(5));
t('no callback', () => z.gzip('a'));
t('callback', () => z.gzip('a', 5));
t('crc32', () => z.crc32(5));
t('crc32 value', () => z.crc32('a', 'x'));
t('brotli', () => z.brotliDecompressSync(B(0xff, 1, 2)));
t('brotli nothing', () => z.brotliDecompressSync(''));
t('brotli short', () => z.brotliDecompressSync(z.brotliCompressSync(text).subarray(0, 30)));
for (const o of [{ params: { 77: 1 } }, { params: { 1: 'x' } }, { flush: 5 }]) t('brotli ' + JSON.stringify(o), () => z.brotliCompressSync('a', o));
t('params', () => z.createGzip().params(20, 0));
z.gunzip('nothing', (e, b) => {
  p('callback ' + e.code + e.errno + e.message + b);
  const g = z.createGunzip();
  g.on('error', e => p('stream ' + e.code + ' ' + e.errno + ' ' + e.message)).on('close', () => p('closed'));
  g.end('nothing');
});
