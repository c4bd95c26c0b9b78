// TextEncoder and TextDecoder as they are shown, and the stack of a DOMException.
const util = require('util');
console.log(new TextEncoder(), new TextDecoder('latin1'), [new TextDecoder(), new TextEncoder()]);
console.log(util.inspect(new TextDecoder('utf-16le', { fatal: true }), { compact: false }));
const exception = new DOMException('m', 'AbortError');
console.log(exception.stack.split('\n')[0], exception.stack.includes('\t'), /    at .*\(.*:\d+:\d+\)/.test(exception.stack));
console.log(util.inspect(new ArrayBuffer(1), { colors: true }), util.inspect(Object(1n), { colors: true }));
