// setEncoding, the encoding argument of push and unshift, and unshift's rules.
const { Readable } = require('stream');
const log = console.log;
const show = (v) => (Buffer.isBuffer(v) ? `<${v.toString('latin1')}>` : JSON.stringify(v));
const attempt = (f) => { try { return f(); } catch (e) { return `${e.name} ${e.code} ${e.message}`; } };
const make = (o) => new Readable({ read() {}, ...o });
const split = { utf8: 'a\u20ac\u{1f600}z', utf16le: '\u{1f600}b', base64: 'abcdefg', base64url: 'abcdefg', hex: 'abc', latin1: '\u00e9\u00ff', ascii: 'ab' };
for (const [enc, s] of Object.entries(split)) {
  const r = make();
  log(r.setEncoding(enc) === r, r.readableEncoding);
  const bytes = Buffer.from(s, enc === 'base64' || enc === 'base64url' || enc === 'hex' ? 'latin1' : enc);
  const out = [];
  for (const b of bytes) { r.push(Buffer.from([b])); const c = r.read(); if (c !== null) out.push(c); }
  r.push(null);
  log(enc, out, r.read());
}
{ // what is left of a character at the end
  const r = make().setEncoding('utf8');
  r.push(Buffer.from([0x61, 0xe2, 0x82])); r.push(null);
  r.on('data', (c) => log('data', show(c))).on('end', () => log('end'));
}
{ // what is buffered is decoded when the encoding is set
  const r = make(); r.push(Buffer.from([0xe2])); r.push(Buffer.from([0x82])); r.push(Buffer.from([0xac, 0x61]));
  log(r.readableLength, r.setEncoding('utf8').readableLength, show(r.read()));
  r.push('b'); r.setEncoding('latin1'); log(r.readableEncoding, show(r.read()));
}
for (const enc of ['nope', '', undefined, null, 5, 'BINARY', 'ucs2', 'UTF-16LE']) log('setEncoding', enc, attempt(() => make().setEncoding(enc).readableEncoding));
for (const enc of ['hex', 'base64', 'latin1', 'nope', 5, undefined]) log('push', enc, attempt(() => { const r = make(); r.push('616263', enc); return show(r.read()); }));
for (const enc of ['hex', undefined]) log('push, decoded', enc, attempt(() => { const r = make({ encoding: 'hex' }); r.push('616263', enc); return show(r.read()); }));
log('mark in characters', (() => { const r = make({ highWaterMark: 3, encoding: 'utf8' }); return [r.push('\u20ac'), r.push('\u20ac'), r.push('\u20ac'), r.readableLength]; })());
{
  const r = make(); r.push('world');
  log(r.unshift('hello '), r.unshift(Buffer.from('> ')), r.unshift(new Uint8Array([33])), r.readableLength, show(r.read()));
  r.unshift('616263', 'hex'); log(show(r.read()));
  for (const v of [5, {}, true]) { const t = make(); t.on('error', (e) => log('unshift', e.code, e.message)); log(t.unshift(v)); }
  log(r.unshift(''), r.unshift(undefined), r.readableLength);
  r.push('a'); r.unshift(null); log(show(r.read()), r.readableLength); // the end stands behind what is buffered
  r.on('end', () => log('end')); r.read();
}
{ // the next read gets it first
  const r = make({ objectMode: true }); r.push(2); r.unshift(1); r.unshift({ zero: 0 }); log(r.read(), r.read(), r.read());
}
{ // the header parser of the manual
  const { StringDecoder } = require('string_decoder');
  function parseHeader(stream, callback) {
    stream.on('error', callback); stream.on('readable', onReadable);
    const decoder = new StringDecoder('utf8'); let header = '';
    function onReadable() {
      let chunk;
      while (null !== (chunk = stream.read())) {
        const str = decoder.write(chunk);
        if (str.includes('\n\n')) {
          const parts = str.split(/\n\n/); header += parts.shift();
          const buf = Buffer.from(parts.join('\n\n'), 'utf8');
          stream.removeListener('error', callback); stream.removeListener('readable', onReadable);
          if (buf.length) stream.unshift(buf);
          callback(null, header, stream);
          return;
        }
        header += str;
      }
    }
  }
  const r = make(); for (const s of ['a: b\n', 'c: d\n\nbo', 'dy', null]) r.push(s);
  parseHeader(r, (err, header, s) => { log(err, show(header)); s.on('data', (c) => log('body', show(c))).on('end', () => log('body end')); });
}
