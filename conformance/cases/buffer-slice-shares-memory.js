const b = Buffer.from('abcdef');
const s = b.subarray(1, 4);
s[0] = 0x58;
console.log(b.toString(), s.toString(), b.slice(-2).toString(), b.slice(2, -2).toString(), s.buffer === b.buffer, Buffer.isBuffer(s), s.parent === b.buffer);
const u = new Uint8Array(b);
u[0] = 0;
console.log(b[0]);
