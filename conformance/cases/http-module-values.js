// METHODS, STATUS_CODES, maxHeaderSize, setMaxIdleHTTPParsers, validateHeaderName and validateHeaderValue.
const http = require('http');
const { show } = require('../lib/traces');
const tell = (what, f) => {
  try { console.log(what, f()); } catch (err) { console.log(what, show(err), err instanceof TypeError); }
};
console.log(http.METHODS.join(), Array.isArray(http.METHODS), http.METHODS.join() === [...http.METHODS].sort().join());
console.log(JSON.stringify(http.STATUS_CODES));
http.maxHeaderSize = 5;
console.log(http.maxHeaderSize, 'set' in Object.getOwnPropertyDescriptor(http, 'maxHeaderSize'));
for (const v of [1, 1000, 0, -1, 1.5, '5', null, undefined, Infinity, {}]) tell(`setMaxIdleHTTPParsers ${v}`, () => http.setMaxIdleHTTPParsers(v));
for (const v of ['a', 'x-My', "!#$%&'*+-.^_`|~9", '', 'a b', 'a:', 'é', 'a\n', 5, null, undefined, {}, [], ['a'], 1n, Symbol('s'), true]) {
  tell(`name ${String(v)}`, () => http.validateHeaderName(v));
  tell(`name ${String(v)} of a trailer`, () => http.validateHeaderName(v, 'Trailer name'));
}
for (const v of ['a', '', '\t\x80\xff ~', 'oʊmɪɡə', 'a\r', 'a\n', '\0', '\x7f', 5, null, undefined, {}, [], ['a\n'], true]) tell(`value ${JSON.stringify(v)}`, () => http.validateHeaderValue('x-my-header', v));
for (const v of [undefined, null, '', 0, 5, false]) tell(`name ${v} of a bad value`, () => http.validateHeaderValue(v, '\n'));
