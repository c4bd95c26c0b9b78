console.log(Buffer.from('héllo ☃ 😀'), Buffer.from('héllo', 'latin1'), Buffer.from('68656c6c6f', 'hex'), Buffer.from('aGVsbG8', 'base64'), Buffer.from('-_8', 'base64url'), Buffer.from('hi', 'utf16le'), Buffer.from('é', 'ascii'));
const b = Buffer.from('héllo ☃');
for (const e of ['utf8', 'hex', 'base64', 'base64url', 'latin1', 'ascii', 'binary', 'utf16le', 'ucs2']) console.log(e, JSON.stringify(b.toString(e)));
console.log(Buffer.from([1, 256, -1, 3.7, '9']), Buffer.from(new Uint16Array([1, 258])), Buffer.from({ type: 'Buffer', data: [1, 2] }), Buffer.from(new String('obj')));
console.log(Buffer.from('xyz0', 'hex'), Buffer.from('abc', 'hex'), Buffer.from('a*b=', 'base64'));
for (const bad of [5, null, undefined, {}, true]) { try { Buffer.from(bad); } catch (e) { console.log(e.code, e.message); } }
try { Buffer.from('x', 'nope'); } catch (e) { console.log(e.code, e.message); }
