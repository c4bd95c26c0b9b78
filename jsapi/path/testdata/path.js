// Every string of up to four characters over the ones that matter, through every function
// of both flavours; a line holds a sum of all results for one first part, so that a
// difference shows where to look.
var path = require('path');
function words(alphabet, max) {
  var all = [''], last = [''];
  for (var n = 0; n < max; n++) {
    var next = [];
    last.forEach(function (w) { alphabet.forEach(function (c) { next.push(w + c); }); });
    all = all.concat(next); last = next;
  }
  return all;
}
function sum(h, s) { for (var i = 0; i < s.length; i++) h = (h * 31 + s.charCodeAt(i)) | 0; return h; }
function table(name, list, f) {
  var h = 0;
  list.forEach(function (x) { h = sum(h, x + '>' + f(x) + ';'); });
  p(name + ' ' + list.length + ' ' + h);
}
var cwd = { posix: '/w/d', win32: 'C:\\w\\d' };
['posix', 'win32'].forEach(function (k) {
  var m = path[k];
  var list = words(k === 'posix' ? ['/', 'a', '.', 'b'] : ['/', '\\', 'C', ':', '.', 'a'], 4);
  ['normalize', 'isAbsolute', 'dirname', 'basename', 'extname', 'parse', 'join', 'toNamespacedPath'].forEach(function (f) {
    table(k + '.' + f, list, function (x) {
      if (f === 'toNamespacedPath') return k === 'posix' ? m[f](x) : m[f]('D:\\' + x) + m[f]('\\\\s\\h\\' + x);
      var r = m[f](x); return typeof r === 'object' ? JSON.stringify(r) : String(r);
    });
  });
  var short = words(k === 'posix' ? ['/', 'a', '.'] : ['/', '\\', 'C', ':', '.'], 3);
  table(k + '.basename suffix', list, function (x) { return m.basename(x, 'a') + m.basename(x, '.a') + m.basename(x, 'a.') + m.basename(x, '/a'); });
  table(k + '.join 2', short, function (x) { return short.map(function (y) { return m.join(x, y); }).join(); });
  table(k + '.join 3', short, function (x) { return m.join('', x, 'a') + m.join(x, '', '/b') + m.join(x, '..', '..', x); });
  table(k + '.resolve', short, function (x) { return short.map(function (y) { return m.resolve(cwd[k], x, y) + m.resolve(cwd[k], 'd:', x, 'C:', y, 'D:\\e'); }).join(); });
  table(k + '.relative', short, function (x) { return short.map(function (y) { return m.relative(cwd[k] + x, cwd[k] + y) + m.relative(cwd[k] + '/' + x, cwd[k] + '/' + y); }).join(); });
  table(k + '.format', short, function (x) { return m.format(m.parse(x)) + m.format({ dir: x, name: 'n', ext: 'e' }) + m.format({ root: x, base: 'b' }) + m.format({ root: x, dir: x, name: x, ext: '.x' }); });
});
t('win relative', function () { var r = path.win32.relative; return [r('C:\\a\\b', 'D:\\a'), r('C:\\', 'C:\\foo'), r('C:\\foo', 'C:\\'), r('\\\\s\\h\\a', '\\\\s\\h\\b'), r('\\\\s\\h', '\\\\s\\h\\b'), r('\\\\s\\h\\a', 'C:\\a'), r('C:\\baz-quux', 'C:\\baz'), r('C:\\Foo', 'c:\\foo\\Bar'), r('\\\\a\\b\\c', '\\\\a\\x\\c')]; });
t('win resolve', function () { var r = path.win32.resolve; return [r('c:/blah\\blah', 'd:/games', 'c:../a'), r('c:/ignore', 'c:/some/file'), r('//server/share', '..', 'relative\\'), r('c:/', '//server//share'), r('C:\\foo\\tmp.3\\', '..\\tmp.3\\cycles\\root.js')]; });
t('errors', function () { return ['normalize', 'join', 'dirname', 'basename', 'extname', 'parse', 'isAbsolute', 'resolve', 'relative', 'format'].map(function (f) { try { return path[f](5); } catch (e) { return e.code + e.message; } }); });
t('basename suffix type', function () { return path.basename('a', 5); });
t('resolve second', function () { return path.resolve('/a', null, {}); });
t('format null', function () { return path.format(null); });
t('shape', function () { return [path === path.posix, path.posix.win32 === path.win32, path.win32.posix === path, path.sep, path.delimiter, path.win32.sep, path.win32.delimiter, path.toNamespacedPath(5), path._makeLong === path.toNamespacedPath]; });
t('keys', function () { return Object.keys(path); });
t('glob', function () { var g = path.matchesGlob; return [g('/foo/bar', '/foo/*'), g('/foo/bar/b', '/foo/*'), g('a/b/c.js', 'a/**/*.js'), g('a/c.js', 'a/**/*.js'), g('.a', '*'), g('a.js', '*.{js,ts}'), g('a.ts', '*.{js,ts}'), g('ab', 'a[bc]'), g('ad', 'a[!bc]'), g('a', '?')]; });
t('win devices', function () { return ['\\\\.\\C', '\\\\.\\C\\', '\\\\.\\C\\..', '\\\\.\\C\\..\\..\\D', '\\\\?\\C:\\a\\..\\b', '//./a/b/', '\\\\.\\.', '//.//x//y', '\\\\..\\x'].map(path.win32.normalize); });
