const p = require('path').win32;
console.log(p.join('C:\\a', '..', 'b'), p.resolve('C:\\a', '\\b', 'c'), p.basename('C:\\x\\y.txt', '.txt'), p.parse('C:\\p\\f.e'), p.isAbsolute('C:/'), p.relative('C:\\a\\b', 'C:\\a\\c'), p.normalize('C:/a//b/..'), p.sep, p.delimiter);
