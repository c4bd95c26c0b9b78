const b = Buffer.from('abcabcab');
console.log(b.indexOf('bc'), b.indexOf('bc', 2), b.indexOf(Buffer.from('ca')), b.indexOf(97, 1), b.lastIndexOf('ab'), b.indexOf('zz'), b.includes('cab'), b.indexOf(''), b.indexOf('b', -2));
console.log(Buffer.compare(Buffer.from('a'), Buffer.from('b')), b.equals(Buffer.from('abcabcab')), Buffer.from('b').compare(Buffer.from('a')), [Buffer.from('c'), Buffer.from('a')].sort(Buffer.compare).map(String), Buffer.from('abc').compare(b, 0, 3));
