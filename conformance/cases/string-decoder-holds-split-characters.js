const { StringDecoder } = require('string_decoder');
const d = new StringDecoder('utf8');
const bytes = Buffer.from('a☃😀b');
let out = [];
for (const byte of bytes) out.push(d.write(Buffer.from([byte])));
console.log(out, JSON.stringify(d.end(Buffer.from([0xe2, 0x98]))));
const b64 = new StringDecoder('base64');
console.log(b64.write(Buffer.from('ab')), b64.write(Buffer.from('cd')), b64.end());
