const url = require('url');
console.log(url.parse('http://user:pw@host.com:8080/p/a/t/h?query=string#hash'));
console.log(url.parse('/path?a=1&b=2', true).query, url.parse('/x').pathname);
const u = new URL('/p?x=1#f', 'https://Example.com:443/base');
console.log(u.href, u.port, u.host, u.searchParams.get('x'), u.hash, u.origin);
try { new URL('nope'); } catch (e) { console.log(e.name, e.code, e.message, e.input); }
const s = new URLSearchParams('a=1&a=2&b=3');
s.append('c', 'x y');
console.log(s.getAll('a'), s.toString(), [...s.keys()], s);
