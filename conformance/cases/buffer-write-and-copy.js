const b = Buffer.alloc(8, '.');
console.log(b.write('hey', 2), b.toString(), b.write('☃☃☃', 3), b.toString('latin1'), b.copy(b, 0, 3, 6), b.toString('hex'), b.write('zz', 7), b.toString('hex'));
console.log(Buffer.from('abcd').swap16().toString(), Buffer.from('abcd').swap32().toString(), Buffer.from('ab').reverse().toString(), [...Buffer.from('ab').entries()], Buffer.from('ab').toString('utf8', 1, 9));
