const { inspect } = require('util');
for (const v of [0, -0, 1.5, NaN, 12345678901234567890n, true, null, undefined, Symbol('a b'), 'it', "it's", 'it\'s "quoted"', 'it\'s "quoted" `twice`', 'line\nbreak\ttab', '\u0000\u001b\u007f', 'snow ☃ 😀', '']) console.log(inspect(v));
console.log([ 'nested', "it's", 'a\nb' ]);
