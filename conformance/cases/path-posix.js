const p = require('path');
console.log(p.join('/a', '..', 'b', './c', ''), p.join(''), p.resolve('/a', 'b', '../c'), p.normalize('/a//b/../c/.'), p.normalize(''), p.normalize('a/../..'), p.isAbsolute('a'));
console.log(p.relative('/a/b/c', '/a/d'), p.relative('/a', '/a'), p.dirname('/a/b/'), p.dirname('a'), p.basename('/a/b.html', '.html'), p.basename('/a/'), p.extname('x.tar.gz'), p.extname('.rc'), p.extname('a.'), p.sep, p.delimiter);
console.log(p.parse('/home/u/file.txt'), p.parse('./a'), p.format({ dir: '/x', base: 'y' }), p.format({ root: '/', name: 'f', ext: '.e' }), p.posix === p);
try { p.join('a', 5); } catch (e) { console.log(e.code, e.message); }
try { p.resolve(null); } catch (e) { console.log(e.code, e.message); }
