const util = require('util');
console.log(JSON.stringify(util.stripVTControlCharacters('\u001b[31mred\u001b[39m')), util.toUSVString('a\ud800'), util.inspect.defaultOptions.depth, Object.keys(util.inspect.colors).length > 30);
console.log(util.types === require('util/types'));
