const q = require('querystring');
console.log(q.parse('a=1&b=2&a=3&c&d=%20x+y&=e&%zz=1'), q.stringify({ a: [1, 2], b: 'x y&', c: '', d: null, e: true, f: 'é' }), q.escape('a b'), q.unescape('%41'), q.parse('a:1;b:2', ';', ':'), Object.getPrototypeOf(q.parse('')));
